import { DomainError } from '@kernel';

export class SuspensionEndsBeforeItStarts extends DomainError {
  readonly code = 'SUSPENSION_ENDS_BEFORE_IT_STARTS';

  constructor(suspendedOn: string, suspendedUntil: string) {
    super(`A suspension from ${suspendedOn} on does not last until ${suspendedUntil}.`);
  }
}

/** Only a suspension that reaches further extends another. What shortens one is a resumption. */
export class SuspensionAddsNothing extends DomainError {
  readonly code = 'SUSPENSION_ADDS_NOTHING';

  constructor(changeId: string) {
    super(`All that “${changeId}” suspends is suspended for as long already.`);
  }
}

export class ProvisionNotSuspended extends DomainError {
  readonly code = 'PROVISION_NOT_SUSPENDED';

  constructor(provision: string, day: string) {
    super(`“${provision}” is not suspended on ${day}: it cannot resume.`);
  }
}

export class LookInTheFuture extends DomainError {
  readonly code = 'LOOK_IN_THE_FUTURE';

  constructor(day: string, zone: string) {
    super(`Nobody has looked on ${day}: that day has not begun in ${zone}.`);
  }
}

/** A look confirms what is on record. What changed it is an act, with a day and a citation. */
export class StatusContradictsRecord extends DomainError {
  readonly code = 'STATUS_CONTRADICTS_RECORD';

  constructor(provision: string, seen: string, onRecord: string) {
    super(`“${provision}” is ${onRecord} by the record, not ${seen}: record the act instead.`);
  }
}
