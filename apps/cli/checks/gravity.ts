import { EXIT, type ExitCode } from '../exit-codes';
import { VERDICTS, type Verdict } from '../instance/export-check.answer';

const EXIT_CODES: Readonly<Record<Verdict, ExitCode>> = {
  prohibited: EXIT.controlled,
  'licence-required': EXIT.controlled,
  disputed: EXIT.uncertain,
  undetermined: EXIT.uncertain,
  pending: EXIT.dormant,
  suspended: EXIT.dormant,
  'no-listed-control': EXIT.fine,
};

/** The gravest verdict speaks for all. */
export const exitCodeOf = (verdicts: readonly Verdict[]): ExitCode => {
  const gravest = VERDICTS.find((verdict) => verdicts.includes(verdict));
  return gravest === undefined ? EXIT.fine : EXIT_CODES[gravest];
};

/** `2 licence-required, 1 undetermined`: the gravest first. */
export const tally = (verdicts: readonly Verdict[]): string =>
  VERDICTS.flatMap((verdict) => {
    const times = verdicts.filter((one) => one === verdict).length;
    return times === 0 ? [] : [`${String(times)} ${verdict}`];
  }).join(', ');
