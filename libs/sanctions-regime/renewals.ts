import { beginningOf, type Instant, type LegalDate } from '@kernel';

import { groundOf, inTime, type Ground } from './ground';
import { looksAt } from './looks';
import { isOf, type RegimeFacts } from './reading';
import { stretchesOf } from './stretches';
import { stretchAt, type Closure, type Stretch, type Term } from './tenure';

/** A resolution that says until when those measures of a regime last that have an end. */
export type Renewal = Term & Readonly<{ by: string }>;

/** In the order of time. */
export const renewalsIn = (facts: RegimeFacts): readonly Renewal[] =>
  facts
    .filter(isOf('ResolutionAdopted'))
    .flatMap((fact) => {
      const { proposal, votedOn: decidedOn, symbol: by } = fact.data;
      const endsOn = proposal.extendsMeasuresUntil;
      if (endsOn === undefined) return [];
      const from = beginningOf(decidedOn, fact.recordedAt);
      return [{ from, decidedOn, endsOn, by, restsOn: groundOf(fact) }];
    })
    .toSorted(inTime);

/** Until when the regime's measures as a whole last, by what was decided of them. */
export const measuresEndIn = (
  facts: RegimeFacts,
  { regime, closures }: Readonly<{ regime: string; closures: readonly Closure[] }>,
): readonly Stretch<Renewal>[] =>
  stretchesOf({
    terms: renewalsIn(facts),
    looks: looksAt(regime, facts),
    expiries: [],
    closures,
    endsWithRegime: true,
  });

export type MeasuresEnd = Readonly<{
  /** The last day, inclusive; null where none is known. */
  endsOn: LegalDate | null;
  by: string;
  unconfirmed: boolean;
  /** Whether it is known that it came to pass. The regime itself goes on until an act ends it. */
  endConfirmed: boolean;
  restsOn: readonly Ground[];
}>;

export const measuresEndOf = (
  stretches: readonly Stretch<Renewal>[],
  at: Instant,
): MeasuresEnd | undefined => {
  const stretch = stretchAt(stretches, at);
  if (!stretch) return undefined;
  const { endsOn, term, unconfirmed, restsOn } = stretch;
  const endConfirmed = stretches.some((other) => other.term === term && other.state === 'ended');
  return { endsOn, by: term.by, unconfirmed, endConfirmed, restsOn };
};
