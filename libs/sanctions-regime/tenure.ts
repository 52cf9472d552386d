import type { Instant, LegalDate, LegalDay } from '@kernel';

import type { Ground } from './ground';

/** One decision that something lasts, and until when. */
export type Term = Readonly<{
  from: Instant;
  decidedOn: LegalDate;
  /** The last day, inclusive; null where no end is known. */
  endsOn: LegalDate | null;
  restsOn: Ground;
}>;

/** Somebody looked, and found that it lasts, or does not. */
export type Look = Readonly<{ stage: 'in-force' | 'ended'; from: Instant; restsOn: Ground }>;

export type Expiry = Readonly<{ endedOn: LegalDay; isNotice: boolean; restsOn: Ground }>;

/** While the regime was terminated; null for as long as nobody reinstates it. */
export type Closure = Readonly<{ from: Instant; to: Instant | null; restsOn: Ground }>;

/** All that was ever said of how long something lasts; each part in the order of time. */
export type Tenure<Decided extends Term> = Readonly<{
  terms: readonly Decided[];
  looks: readonly Look[];
  expiries: readonly Expiry[];
  closures: readonly Closure[];
  /** Whether it is over with its regime even where nobody printed an end, as a monitor is. */
  endsWithRegime: boolean;
}>;

/** How things stand from one instant until another, which is not included. */
export type Stretch<Decided extends Term> = Readonly<{
  from: Instant;
  to: Instant | null;
  term: Decided;
  state: 'running' | 'ended';
  endsOn: LegalDate | null;
  /** The printed end may have passed, and nobody has said whether it came to pass. */
  unconfirmed: boolean;
  /** The last day, where what has ended did so on a day that somebody named. */
  endedOn: LegalDay | null;
  restsOn: readonly Ground[];
}>;

type Lasting = Readonly<{ from: Instant; to: Instant | null }>;

export const lastsAt = ({ from, to }: Lasting, at: Instant): boolean =>
  from <= at && (to === null || at < to);

/** Of what lasts one after the other, what lasts at an instant. */
export const stretchAt = <Each extends Lasting>(
  stretches: readonly Each[],
  at: Instant,
): Each | undefined => stretches.find((each) => lastsAt(each, at));

/** Wherever one begins or ends. */
export const boundsOf = (stretches: readonly Lasting[]): readonly Instant[] =>
  stretches.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));

/** Whether what stands at a moment is known by now to have ended with its last day. */
export const isEndConfirmed = <Decided extends Term>(
  stretches: readonly Stretch<Decided>[],
  { term, endsOn }: Stretch<Decided>,
): boolean =>
  stretches.some(
    (other) =>
      other.term === term && other.endedOn !== null && other.endedOn.value === endsOn?.value,
  );
