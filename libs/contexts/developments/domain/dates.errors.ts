import { DomainError } from '@kernel';

export class NoSuchDate extends DomainError {
  readonly code = 'DATE_FIELD_UNKNOWN';

  constructor(development: string, field: string) {
    super(`No fact of “${development}” has a date ${field}.`);
  }
}

export class DateOfSeveralFacts extends DomainError {
  readonly code = 'DATE_OF_SEVERAL_FACTS';

  constructor(development: string, field: string) {
    super(`Several facts of “${development}” have a date ${field}: retract the one that is wrong.`);
  }
}

export class DateWordsAmbiguous extends DomainError {
  readonly code = 'DATE_WORDS_AMBIGUOUS';

  constructor(field: string) {
    super(`Sources disagree on ${field} of a fact on record: settle that and retract their words.`);
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

  constructor(development: string, field: string) {
    super(`The ${field} of “${development}” was adopted already: retract that adoption first.`);
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

/** Force is definite: a treaty is not in force from "late August" on. */
export class AdoptedDateNotADay extends DomainError {
  readonly code = 'ADOPTED_DATE_NOT_A_DAY';

  constructor(date: string) {
    super(`“${date}” is no day: a treaty enters into force on one.`);
  }
}
