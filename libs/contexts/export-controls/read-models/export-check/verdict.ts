import type { ExportBanList } from '../export-ban-list/export-ban-list';

/** What an exporter is told of a good, the gravest first. */
export const VERDICTS = [
  'prohibited',
  'licence-required',
  'disputed',
  'undetermined',
  'pending',
  'suspended',
  'no-listed-control',
] as const;

export type Verdict = (typeof VERDICTS)[number];

const gravityOf = (verdict: Verdict): number => VERDICTS.indexOf(verdict);

export const graverFirst = (one: Verdict, other: Verdict): number =>
  gravityOf(one) - gravityOf(other);

export const gravest = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.toSorted(graverFirst)[0] ?? 'no-listed-control';

export const milder = (one: Verdict, other: Verdict): Verdict =>
  gravityOf(one) > gravityOf(other) ? one : other;

/** What a rule in force says. */
export const verdictOf = ({ controlType }: Pick<ExportBanList, 'controlType'>): Verdict =>
  controlType === 'prohibition' ? 'prohibited' : 'licence-required';
