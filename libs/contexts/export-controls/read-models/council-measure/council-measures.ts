import type { Freshness, RestsOn } from '@answers';
import type { Direction, SanctionsMeasureImposed } from '@contracts';
import type { Instant, LegalDate } from '@kernel';

type Imposed = SanctionsMeasureImposed['data'];

/** What a resolution lets through (exemption), or makes less (easing). */
export type EasedBy = Readonly<{
  /** In the words of the text. */
  scope: string;
  /** `S/RES/2664(2022)`. */
  easedBy: string;
  /** As the resolution counts; null where the source does not say. */
  paragraph: string | null;
}>;

/** A measure of a regime about goods, as it stands at one moment. */
export type CouncilMeasure = Readonly<{
  /** Its name inside the regime: `2397-7-industrial-machinery`. */
  measure: string;
  kind: Imposed['kind'];
  /** In the words of the text. */
  subject: string;
  direction: Direction;
  /** Chapters, headings and subheadings of HS 2022; null where the text names no goods by code. */
  codes: readonly string[] | null;
  cap: Imposed['cap'];
  imposedBy: string;
  paragraph: string | null;
  /**
   * `promulgated`: decided, and still to take effect. `ended` only where sources disagree on
   * whether it has.
   */
  stage: 'promulgated' | 'in-force' | 'ended';
  /** From when on it binds. */
  from: Instant;
  /** The last day, inclusive; null where it is open-ended. */
  endsOn: LegalDate | null;
  /** Its printed end has passed, and nobody has said whether it ended with it. */
  renewalUnconfirmed: boolean;
  /** Whether the moment lies between two words on one of its dates. */
  disputed: boolean;
  exemptions: readonly EasedBy[];
  easings: readonly EasedBy[];
  /** What decides it, last. */
  restsOn: readonly RestsOn[];
}>;

/** What a regime of the Security Council says of trade in goods at one moment. */
export type CouncilMeasures = Pick<Freshness, 'lastChecked' | 'lastAccepted'> &
  Readonly<{
    /** `1718`. */
    regime: string;
    name: string;
    /** ISO 3166-1 alpha-2, whose trade it binds: never empty. */
    territories: readonly string[];
    history: 'complete' | 'partial';
    standing: 'before-establishment' | 'in-force' | 'terminated';
    freshForDays: number | null;
    /** Those that have an end were renewed until a day that has passed, and nobody knows more. */
    renewalUnconfirmed: boolean;
    /** In force or decided; those that name no direction are about no goods and left out. */
    measures: readonly CouncilMeasure[];
    /** The founding act. */
    restsOn: readonly RestsOn[];
  }>;
