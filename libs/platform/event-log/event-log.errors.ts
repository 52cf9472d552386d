import { DomainError } from '@kernel';

import { MAX_EVENT_BYTES, type ExpectedVersion, type Refusal } from './event-log';

export class StreamMoved extends DomainError {
  readonly code = 'STREAM_MOVED';

  constructor(stream: string, expected: ExpectedVersion, version: number) {
    super(`${stream} is at version ${String(version)}, not ${String(expected)}.`);
  }
}

export class CommandIdReused extends DomainError {
  readonly code = 'COMMAND_ID_REUSED';

  constructor(commandId: string) {
    super(`${commandId} was used before, with another request.`);
  }
}

export class EventTooLarge extends DomainError {
  readonly code = 'EVENT_TOO_LARGE';

  constructor(type: string, bytes: number) {
    super(`${type} has ${String(bytes)} bytes; an event has at most ${String(MAX_EVENT_BYTES)}.`);
  }
}

/** A fact with this id is in the log already: a reference fact is recorded once. */
export class EventIdTaken extends DomainError {
  readonly code = 'EVENT_ID_TAKEN';

  constructor(eventId: string) {
    super(`${eventId} is in the log already.`);
  }
}

/**
 * Whoever is logged in serves another context: a fault of the installation, not of the command. The
 * words are the database's, which alone knows who asked.
 */
export class StreamNotOwned extends DomainError {
  readonly code = 'STREAM_NOT_OWNED';
}

/** What a rule said when the command was asked first. */
export class RecordedRefusal extends DomainError {
  readonly code: string;

  constructor({ name, code, message }: Refusal) {
    super(message);
    this.name = name;
    this.code = code;
  }
}
