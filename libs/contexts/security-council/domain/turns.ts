import { endOf, instant, startOf, type Instant, type LegalDay } from '@kernel';

import type { FactOf } from './said';
import { saidOf, type EstablishedRegime } from './sanctions-regime';

type TurnFact = FactOf<'SanctionsRegimeTerminated' | 'SanctionsRegimeReinstated'>;

/** A regime ends, or applies again, from an instant on. */
export type Turn = Readonly<{ type: TurnFact['type']; at: Instant }>;

export const turnOf = ({ type, data }: TurnFact): Turn => ({
  type,
  at: 'endedFrom' in data ? startOf(data.endedFrom) : instant(data.reinstatedAt),
});

/** In the order in which they came to pass. */
export const turnsOf = (regime: EstablishedRegime, ...further: readonly Turn[]): readonly Turn[] =>
  [
    ...saidOf(regime, 'SanctionsRegimeTerminated', 'SanctionsRegimeReinstated').map(
      // The date that was adopted decides, as in every fold.
      ({ fact, dated }) => turnOf({ ...fact, data: dated } as TurnFact),
    ),
    ...further,
  ].toSorted((one, other) => Number(one.at > other.at) - Number(one.at < other.at));

/** By the end of a day: what applies again at eight in the evening was not terminated that day. */
export const isTerminatedOn = (regime: EstablishedRegime, day: LegalDay): boolean =>
  turnsOf(regime).findLast(({ at }) => at < endOf(day))?.type === 'SanctionsRegimeTerminated';
