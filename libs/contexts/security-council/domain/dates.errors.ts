import { DomainError } from '@kernel';

export {
  AdoptedDateRejected,
  AdoptionAlreadyRecorded,
  ClaimAlreadyRecorded,
  DateNotClaimed,
} from '@kernel';

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

/** Effect is definite: nothing takes effect, or ends, from "late August" on. */
export class AdoptedDateNotADay extends DomainError {
  readonly code = 'ADOPTED_DATE_NOT_A_DAY';

  constructor(date: string) {
    super(`“${date}” is no day: what takes effect or ends does so on one.`);
  }
}
