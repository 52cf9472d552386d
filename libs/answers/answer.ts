import type { CalendarDate, Instant } from '@kernel';

/** What every question says of time. */
export type Asked = Readonly<{
  /** A date means that day as it begins in each authority's zone. Undefined asks as of `now`. */
  asOf?: string | undefined;
  /** What the system knew then: a whole commit that the model has applied. */
  position: bigint;
  /** Brought by the caller: no answer looks at a clock. */
  now: Instant;
}>;

/** Why an answer may be less than the truth, the gravest reason first. */
export const REASONS = [
  'revival-unconfirmed',
  'renewal-unconfirmed',
  'disputed',
  'before-establishment',
  'before-coverage',
  'regime-not-held',
  'not-itemised',
  'measure-not-itemised',
  'model-behind',
  'stale',
] as const;

export type Reason = (typeof REASONS)[number];

export type Incomplete = Readonly<{ reason: Reason; detail: string }>;

export type Freshness = Readonly<{
  /** By the name of its stream where that is a regime: `sanctions-regime/1718`; else by its id. */
  source: string;
  /** The last day on which somebody looked; null where nobody ever did. */
  lastChecked: CalendarDate | null;
  /**
   * The last day that an accepted fact of the source tells of, of those that the answer asks it
   * about: who monitors a regime tells nothing of the goods that it binds.
   */
  lastAccepted: CalendarDate | null;
  stale: boolean;
}>;

export type Meta = Readonly<{
  asOf: string;
  /** The moment that was asked about, by the zone of each authority that was. */
  instants: Readonly<Record<string, Instant>>;
  position: string;
  modelVersion: string;
  coverage: 'complete' | 'incomplete';
  incomplete: readonly Incomplete[];
  freshness: readonly Freshness[];
}>;

export type Answer<Data> = Readonly<{ data: Data; meta: Meta }>;
