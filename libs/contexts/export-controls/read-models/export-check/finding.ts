import type { RestsOn } from '@answers';
import type { Instant } from '@kernel';

import type { CouncilMeasure } from '../council-measure/council-measures';
import type { ExportBanList } from '../export-ban-list/export-ban-list';
import type { ProvisionStage } from '../export-ban-list/provision-stage';
import type { Clause } from './transition-clauses';
import type { Verdict } from './verdict';

/** Why nobody can tell. */
export type Doubt =
  | 'revival-unconfirmed'
  | 'renewal-unconfirmed'
  | 'origin-missing'
  | 'missing-fact'
  | 'before-coverage'
  | 'regime-not-held'
  | 'not-itemised'
  | 'measure-not-itemised'
  | 'cap-usage-unknown'
  | 'measure-eased';

/** What there is to say of a measure of the Security Council, and of no national provision. */
export type OfMeasure = Pick<
  CouncilMeasure,
  'measure' | 'subject' | 'direction' | 'cap' | 'endsOn' | 'exemptions' | 'easings'
>;

/** A rule that names the good, whether or not anything follows from it at the moment. */
export type Rule = Readonly<{
  list: string;
  provision: string;
  controlType: ExportBanList['controlType'];
  code: string;
  matched: 'exact' | 'prefix';
  description: string;
  itemNo: string | null;
  tier: string | null;
  stage: ProvisionStage;
  disputed: boolean;
  /** From when on the rule holds for the good; null where that is not certain. */
  validFrom: Instant | null;
  citation: string;
  unless: readonly Clause[];
  /** What it adds to the verdict; `no-listed-control` where a transition clause releases. */
  contributes: Verdict;
  /** Null where a national list is the rule's. */
  ofMeasure: OfMeasure | null;
  restsOn: readonly RestsOn[];
}>;

/** A provision of which nobody can tell whether it covers the good. */
export type Undetermined = Readonly<{
  list: string;
  /** Null where nothing is held of the list's provisions, or the regime is in doubt as a whole. */
  provision: string | null;
  reason: Doubt;
  stage: ProvisionStage | null;
  /** The gravest that could follow if it does. */
  atMost: Verdict;
  /** The code that is listed, where the doubt is about something else. */
  code: string | null;
  unless: readonly Clause[];
  /** Null where the doubt is about a national list, or about a whole regime. */
  ofMeasure: OfMeasure | null;
  restsOn: readonly RestsOn[];
}>;

/** What one provision means for one good. */
export type Finding = Readonly<{
  rule: Rule | null;
  undetermined: readonly Undetermined[];
  missingFacts: readonly string[];
  contributes: Verdict;
}>;
