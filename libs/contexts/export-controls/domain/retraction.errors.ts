import { DomainError } from '@kernel';

export class EventNotInStream extends DomainError {
  readonly code = 'EVENT_UNKNOWN_IN_STREAM';

  constructor(eventId: string, list: string) {
    super(`No event ${eventId} is in the history of ${list}.`);
  }
}

export class FactAlreadyRetracted extends DomainError {
  readonly code = 'FACT_ALREADY_RETRACTED';

  constructor(eventId: string) {
    super(`${eventId} was retracted before.`);
  }
}

/** A later edition is on record as its difference to this one, and would mean another list. */
export class EditionBuiltUpon extends DomainError {
  readonly code = 'EDITION_BUILT_UPON';

  constructor(edition: string, later: string) {
    super(`Edition “${later}” was compared with “${edition}”: retract the later one first.`);
  }
}

export class FactSaidAgain extends DomainError {
  readonly code = 'FACT_SAID_AGAIN';

  constructor(eventId: string) {
    super(`What ${eventId} said is on record again: it need not come back.`);
  }
}
