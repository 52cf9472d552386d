import type { RestsOn } from '@answers';
import type {
  ArmsSupplyPolicyReassessed,
  Stance,
  TreatySigned,
  TreatyTextPublished,
} from '@contracts';
import type { Instant, LegalDate } from '@kernel';

import type { DevelopmentKind } from './acts';
import type { Dispute, EarlierWord } from './claimed-dates';
import type { LastLook } from './last-look';

export type DateInTime = Readonly<{
  /** `signedOn`: the date's name in the fact. */
  field: string;
  /** Whose act it was; several where they acted together. */
  by: readonly string[];
  date: LegalDate;
  restsOn: readonly RestsOn[];
}>;

export type TreatyInTime = Readonly<{
  kind: 'treaty';
  status: 'signed' | 'ratified' | 'in-force' | 'terminated';
}> &
  Pick<TreatySigned['data'], 'treaty' | 'title' | 'parties' | 'signedIn' | 'replaces' | 'revives'> &
  Readonly<{
    texts: readonly Omit<TreatyTextPublished['data'], 'development' | 'publishedOn'>[];
    ratifications: readonly Readonly<{ party: string; by: string }>[];
    steps: readonly Readonly<{ party: string; step: string; on: LegalDate }>[];
    entry: Readonly<{ by: string; article: string | null }> | null;
    end: Readonly<{ replacedBy: string | null; because: string }> | null;
  }>;

export type AllegationInTime = Readonly<{
  kind: 'allegation';
  /** Never whether it is so; null where somebody showed evidence, and nobody accuses yet. */
  status: 'alleged' | 'denied' | null;
  /** Null where somebody showed evidence, and nobody accuses yet. */
  allegation: string | null;
  accusers: readonly string[];
  accused: readonly string[];
  violates: readonly string[];
  evidenceReported: readonly Readonly<{ reportedBy: string; finding: string }>[];
  denials: readonly Readonly<{ deniedBy: readonly string[]; denial: string }>[];
}>;

type Spoken = Readonly<{ actor: string; office: string | null; statement: string }>;

export type PositionInTime = Spoken &
  Readonly<{ kind: 'position'; status: 'declared'; stance: Stance }>;

export type PolicyInTime = Spoken &
  Readonly<{ kind: 'policy'; status: 'reassessed' }> &
  Pick<ArmsSupplyPolicyReassessed['data'], 'recipient' | 'from' | 'to'>;

export type IncompatibilityInTime = Readonly<{
  kind: 'incompatibility';
  status: 'asserted';
  assertedBy: string;
  text: string;
  incompatibleWith: string;
}>;

export type QuestionInTime = Readonly<{
  kind: 'question';
  status: 'open' | 'answered';
  regime: string;
  /** The events that raised it. */
  because: readonly string[];
  /** Who inspects instead; null while nobody does. */
  body: string | null;
}>;

/** What is said of each kind of development, and of no other. */
export type KindInTime =
  | TreatyInTime
  | AllegationInTime
  | PositionInTime
  | PolicyInTime
  | IncompatibilityInTime
  | QuestionInTime;

/** A development as it stands at one moment. */
export type DevelopmentInTime = KindInTime &
  LastLook &
  Readonly<{
    development: string;
    kind: DevelopmentKind;
    /** IANA name: where the founding act was done. The same at any moment. */
    zone: string;
    /** When it was there for the first time, and where the log tells so. The same at any moment. */
    begins: Instant;
    firstPosition: string;
    /** Everyone who has acted in it so far, or is said to have, by the alphabet. */
    actors: readonly string[];
    about: readonly string[];
    dates: readonly DateInTime[];
    disputed: readonly Dispute[];
    /** Disputes about whether it was there already. The same at any moment. */
    disputedBefore: readonly EarlierWord[];
    restsOn: readonly RestsOn[];
  }>;
