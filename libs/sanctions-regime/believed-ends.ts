import type { Instant, LegalDay } from '@kernel';

import type { Ground } from './ground';
import type { RegimeFacts } from './reading';
import { regimeLifeOf, type RegimeLife } from './regime-life';
import type { Expiry, Stretch, Term } from './tenure';

/** An end of a mandate or measure that came to pass, as is known by more than its printed day. */
export type BelievedEnd = Readonly<{
  kind: 'mandate' | 'measure';
  /** Of the mandate or measure inside its regime. */
  id: string;
  /** The last day, inclusive. */
  endedOn: LegalDay;
  /** As that day ends where the Council sits. */
  at: Instant;
  /** The decision that printed it and the fact that confirms it, the deciding one last. */
  restsOn: readonly Ground[];
}>;

/** Those whose day is known, whether or not anybody recorded them. */
export const believedEndsOf = (life: RegimeLife): readonly BelievedEnd[] => [
  ...life.mandates.flatMap(({ mandate, stretches }) => endsOf('mandate', mandate, stretches)),
  ...life.measures.flatMap(({ measure, stretches }) => endsOf('measure', measure, stretches)),
];

const endsOf = (
  kind: BelievedEnd['kind'],
  id: string,
  stretches: readonly Stretch<Term>[],
): readonly BelievedEnd[] =>
  stretches.flatMap(({ from: at, endedOn, restsOn }) =>
    endedOn ? [{ kind, id, endedOn, at, restsOn }] : [],
  );

export type DueNotice = Omit<BelievedEnd, 'restsOn'> &
  Readonly<{
    /** The event that confirms the end. */
    because: string;
    /** SHA-256 of the documents that it rests on. */
    evidence: readonly string[];
  }>;

/**
 * What the timekeeper has to notice: believed ends of which no expiry is on record. Those whose
 * instant is still to come may be among them; a clock decides when.
 *
 * @param known what still stands of a regime's stream, oldest first
 */
export const clockDue = (known: RegimeFacts): readonly DueNotice[] => {
  const life = regimeLifeOf(known);
  if (!life) return [];
  return believedEndsOf(life)
    .filter((end) => !isOnRecord(end, life))
    .flatMap(({ restsOn, ...end }) => {
      const evidence = [...new Set(restsOn.flatMap((ground) => ground.evidence))];
      return restsOn.slice(-1).map(({ eventId: because }) => ({ ...end, because, evidence }));
    });
};

const isOnRecord = ({ kind, id, endedOn }: BelievedEnd, life: RegimeLife): boolean =>
  expiriesOf(kind, id, life).some((expiry) => expiry.endedOn.value === endedOn.value);

const expiriesOf = (kind: BelievedEnd['kind'], id: string, life: RegimeLife): readonly Expiry[] =>
  (kind === 'mandate'
    ? life.mandates.find(({ mandate }) => mandate === id)
    : life.measures.find(({ measure }) => measure === id)
  )?.expiries ?? [];
