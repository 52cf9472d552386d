import { developmentStream, type DevelopmentFact } from '@contracts';
import type { WordOnFacts } from '@kernel';
import type { EventLog } from '@platform/event-log';

import type { Development } from '../domain/development';
import { questionId } from '../domain/inspection-question';
import { standingDevelopment } from './standing-development';

/**
 * The first of a regime's questions, oldest first, that is the one sought. Those that were ever
 * asked have their numbers without a gap; behind the last one there is nothing to look at.
 */
export const questionOf = async (
  log: EventLog,
  regime: string,
  isSought: (development: Development) => boolean,
): Promise<string | undefined> => {
  for (let nth = 1; ; nth += 1) {
    const id = questionId(regime, nth);
    const { facts } = await log.readStream<DevelopmentFact | WordOnFacts>(developmentStream(id));
    if (isSought(standingDevelopment(facts))) return id;
    if (facts.length === 0) return undefined;
  }
};
