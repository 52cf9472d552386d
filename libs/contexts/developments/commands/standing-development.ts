import type { DevelopmentFact } from '@contracts';
import { fold, standing, type Known, type WordOnFacts } from '@kernel';

import type { Development } from '../domain/development';
import { developmentDecider } from '../domain/development.decider';

/** What a development's history amounts to, retracted facts aside. */
export const standingDevelopment = (
  history: readonly Known<DevelopmentFact | WordOnFacts>[],
): Development => fold(developmentDecider, standing<DevelopmentFact>(history));
