import { DomainError } from '@kernel';
import type { EditionIssue } from '@sources/itemised-edition';

const SHOWN = 20;

/** Bad input loses nothing: an edition with one unreadable line is not compared at all. */
export class EditionHasIssues extends DomainError {
  readonly code = 'EDITION_HAS_ISSUES';

  constructor(issues: readonly EditionIssue[]) {
    const shown = issues.slice(0, SHOWN).map(inWords);
    const more = issues.length > SHOWN ? ` and ${String(issues.length - SHOWN)} more` : '';
    super(`Nothing was recorded. ${shown.join('; ')}${more}.`);
  }
}

const inWords = ({ line, field, problem }: EditionIssue): string =>
  `line ${String(line)}${field === '' ? '' : `, ${field}`}: ${problem}`;

/** Its bytes are kept under their SHA-256 before anyone reads them, and cited by it. */
export class EditionNotCited extends DomainError {
  readonly code = 'EDITION_NOT_CITED';

  constructor(sha256: string) {
    super(`The edition itself (${sha256}) is not among the evidence: archive it, then cite it.`);
  }
}

/** An edition of a code system is a system of its own: no table turns one into another. */
export class CodeSystemUnknown extends DomainError {
  readonly code = 'CODE_SYSTEM_UNKNOWN';

  constructor(codeSystem: string, known: string) {
    super(`Lists are itemised by ${known}, not by “${codeSystem}”.`);
  }
}

export class ProvisionNotNamed extends DomainError {
  readonly code = 'PROVISION_NOT_NAMED';

  constructor(list: string) {
    super(`${list} has several provisions: say which one the edition itemises.`);
  }
}
