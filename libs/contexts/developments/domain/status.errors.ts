import { DomainError } from '@kernel';

/** What is said of a day to come would be believed when that day comes. */
export class LookInTheFuture extends DomainError {
  readonly code = 'LOOK_IN_THE_FUTURE';

  constructor(day: string, zone: string) {
    super(`${day} has not begun yet in ${zone}: nobody has looked on it.`);
  }
}

export class DevelopmentWithoutProvisions extends DomainError {
  readonly code = 'DEVELOPMENT_WITHOUT_PROVISIONS';

  constructor(development: string) {
    super(`“${development}” has no provisions: whoever looked has looked at all of it.`);
  }
}

/** A look says that somebody looked. What changes a development is a fact of its own. */
export class StatusContradictsRecord extends DomainError {
  readonly code = 'STATUS_CONTRADICTS_RECORD';

  constructor(development: string, stage: string, possible: readonly string[]) {
    super(`“${development}” is not ${stage} by the record, but ${possible.join(' or ')}.`);
  }
}
