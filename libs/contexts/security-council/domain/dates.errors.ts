import { DomainError } from '@kernel';

export class UnknownSubject extends DomainError {
  readonly code = 'SUBJECT_UNKNOWN';

  constructor(regime: string, subject: string) {
    super(`${regime} has nothing about “${subject}” on record.`);
  }
}

export class NoSuchDate extends DomainError {
  readonly code = 'DATE_FIELD_UNKNOWN';

  constructor(subject: string, field: string) {
    super(`“${subject}” has no ${field}.`);
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

  constructor(subject: string, field: string) {
    super(`This ${field} of “${subject}” was adopted already: retract that adoption first.`);
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

/** Effect is definite: nothing takes effect, or ends, from "late August" on. */
export class AdoptedDateNotADay extends DomainError {
  readonly code = 'ADOPTED_DATE_NOT_A_DAY';

  constructor(date: string) {
    super(`“${date}” is no day: what takes effect or ends does so on one.`);
  }
}
