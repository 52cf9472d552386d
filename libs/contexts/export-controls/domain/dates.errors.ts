import { DomainError } from '@kernel';

export {
  AdoptedDateRejected,
  AdoptionAlreadyRecorded,
  ClaimAlreadyRecorded,
  DateNotClaimed,
} from '@kernel';

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

/** Effect is definite: a list is not another one from "late August" on. */
export class AdoptedDateNotADay extends DomainError {
  readonly code = 'ADOPTED_DATE_NOT_A_DAY';

  constructor(date: string) {
    super(`“${date}” is no day: a change takes effect on one.`);
  }
}
