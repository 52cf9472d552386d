import type { SanctionsMeasureImposed } from '@contracts';

import { UnknownMeasure } from './measures.errors';
import { saidOf, type EstablishedRegime } from './sanctions-regime';

export type Measure = SanctionsMeasureImposed['data'];

/** @throws UnknownMeasure */
export const measureOf = (regime: EstablishedRegime, id: string): Measure => {
  const found = findMeasure(regime, id);
  if (!found) throw new UnknownMeasure(regime.act.regime, id);
  return found;
};

export const findMeasure = (regime: EstablishedRegime, id: string): Measure | undefined =>
  saidOf(regime, 'SanctionsMeasureImposed').find(({ dated }) => dated.measure === id)?.dated;
