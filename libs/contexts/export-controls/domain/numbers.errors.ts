import { DomainError } from '@kernel';

export class ImpossibleNumbers extends DomainError {
  readonly code = 'NUMBERS_IMPOSSIBLE';

  constructor(what: string) {
    super(`No list can have changed like that: ${what}.`);
  }
}

export class NetContradictsKind extends DomainError {
  readonly code = 'NET_CONTRADICTS_KIND';

  constructor(kind: 'expansion' | 'reduction', net: number) {
    super(`No ${kind} has a net change of ${String(net)}.`);
  }
}

export class TotalDoesNotAdd extends DomainError {
  readonly code = 'TOTAL_DOES_NOT_ADD';

  constructor(before: number, net: number, statedTotal: number) {
    super(
      `${String(before)} in force before and ${String(net)} net make ${String(before + net)}, ` +
        `not ${String(statedTotal)}. Where the criteria of counting changed, record a rebasing.`,
    );
  }
}

export class ExpectedTotalDoesNotAdd extends DomainError {
  readonly code = 'EXPECTED_TOTAL_DOES_NOT_ADD';

  constructor(before: number, grossAdded: number, expectedTotal: number) {
    super(
      `By the old count one expects ${String(before)} and ${String(grossAdded)}, ` +
        `which make ${String(before + grossAdded)}, not ${String(expectedTotal)}.`,
    );
  }
}

export class CriteriaUnchanged extends DomainError {
  readonly code = 'CRITERIA_UNCHANGED';

  constructor() {
    super('Nothing is rebased where the criteria of counting stay the same.');
  }
}
