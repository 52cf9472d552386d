import { DomainError } from '@kernel';

export class LookInTheFuture extends DomainError {
  readonly code = 'LOOK_IN_THE_FUTURE';

  constructor(day: string, zone: string) {
    super(`Nobody has looked on ${day}: that day has not begun in ${zone}.`);
  }
}

/** Provisions are of lists. A mandate, a measure and a regime are looked at whole. */
export class StatusOfAPart extends DomainError {
  readonly code = 'STATUS_OF_A_PART';

  constructor(subject: string) {
    super(`“${subject}” has no provisions: what is confirmed of it is confirmed of all.`);
  }
}

/** A look confirms what is on record. What changed it is an act, with a day and a symbol. */
export class StatusContradictsRecord extends DomainError {
  readonly code = 'STATUS_CONTRADICTS_RECORD';

  constructor(subject: string, seen: string, possible: readonly string[]) {
    const byTheRecord = possible.length === 0 ? 'not there yet' : possible.join(' or ');
    super(`“${subject}” is ${byTheRecord} by the record, not ${seen}: record the act instead.`);
  }
}
