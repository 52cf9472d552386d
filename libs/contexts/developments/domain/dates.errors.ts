import { DomainError } from '@kernel';

export {
  AdoptedDateRejected,
  AdoptionAlreadyRecorded,
  ClaimAlreadyRecorded,
  DateNotClaimed,
} from '@kernel';

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

/** Force is definite: a treaty is not in force from "late August" on. */
export class AdoptedDateNotADay extends DomainError {
  readonly code = 'ADOPTED_DATE_NOT_A_DAY';

  constructor(date: string) {
    super(`“${date}” is no day: a treaty enters into force on one.`);
  }
}
