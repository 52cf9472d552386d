import { DomainError } from '@kernel';

export class UnknownSubject extends DomainError {
  readonly code = 'SUBJECT_UNKNOWN';

  constructor(list: string, subject: string) {
    super(`${list} has no change “${subject}” on record.`);
  }
}

export class NoSuchDate extends DomainError {
  readonly code = 'DATE_FIELD_UNKNOWN';

  constructor(changeId: string, field: string) {
    super(`“${changeId}” has no ${field}, or one for each provision.`);
  }
}

export class ClaimAlreadyRecorded extends DomainError {
  readonly code = 'CLAIM_ALREADY_RECORDED';

  constructor(source: string, claimed: string) {
    super(`${source} claims ${claimed} by the record: retract that claim first.`);
  }
}

export class AdoptionAlreadyRecorded extends DomainError {
  readonly code = 'ADOPTION_ALREADY_RECORDED';

  constructor(changeId: string, field: string) {
    super(`The ${field} of “${changeId}” was adopted already: retract that adoption first.`);
  }
}

/** Nobody adopts or rejects a date that no source ever gave. */
export class DateNotClaimed extends DomainError {
  readonly code = 'DATE_NOT_CLAIMED';

  constructor(date: string, field: string) {
    super(`No source on record gives ${date} as ${field}: record the claim first.`);
  }
}

export class AdoptedDateRejected extends DomainError {
  readonly code = 'ADOPTED_DATE_REJECTED';

  constructor(date: string) {
    super(`${date} cannot be adopted and rejected.`);
  }
}

/** Effect is definite: a list is not another one from "late August" on. */
export class AdoptedDateNotADay extends DomainError {
  readonly code = 'ADOPTED_DATE_NOT_A_DAY';

  constructor(date: string) {
    super(`“${date}” is no day: a change takes effect on one.`);
  }
}
