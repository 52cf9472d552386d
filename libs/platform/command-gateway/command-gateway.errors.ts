import { DomainError } from '@kernel';

/** Nobody listens there. Nothing was sent, so nothing was done. */
export class ServiceUnreachable extends DomainError {
  readonly code = 'SERVICE_UNREACHABLE';

  constructor(service: string, why: string) {
    super(`The service ${service} cannot be reached (${why}). Nothing was done: ask again later.`);
  }
}

const UNCERTAIN =
  'It may have been done all the same: asked again with the same Idempotency-Key, the service ' +
  'answers what it has answered, and does it once.';

export class ServiceTimedOut extends DomainError {
  readonly code = 'SERVICE_TIMED_OUT';

  constructor(service: string, deadlineMs: number) {
    super(`The service ${service} has not replied within ${String(deadlineMs)} ms. ${UNCERTAIN}`);
  }
}

/** Of a command that was not answered nobody knows whether it was recorded. */
export type AskedKind = 'read' | 'command';

const THEN: Readonly<Record<AskedKind, string>> = {
  read: 'Nothing can be answered: ask again in a moment.',
  command: UNCERTAIN,
};

/** Whoever was asked cannot ask the log or the read models. */
export class DatabaseUnreachable extends DomainError {
  readonly code = 'DATABASE_UNREACHABLE';

  constructor(asked: AskedKind) {
    super(`Postgres cannot be reached. ${THEN[asked]}`);
  }
}

/** Whatever is asked on the way is silent: a database that took the query, for the most part. */
export class AnswerOverdue extends DomainError {
  readonly code = 'ANSWER_OVERDUE';

  constructor(asked: AskedKind, deadlineMs: number) {
    super(`There was no answer within ${String(deadlineMs / 1000)} s. ${THEN[asked]}`);
  }
}

/** It went away between the command and the reply. */
export class ServiceBrokeOff extends DomainError {
  readonly code = 'SERVICE_BROKE_OFF';

  constructor(service: string) {
    super(`The service ${service} broke off before it replied. ${UNCERTAIN}`);
  }
}

/** It finishes what it has begun, and begins nothing more. */
export class ServiceStopping extends DomainError {
  readonly code = 'SERVICE_STOPPING';

  constructor() {
    super('The service is stopping, and has not begun this command: ask again later.');
  }
}

/** Whoever asked has gone: or the clocks of the two disagree by more than the deadline. */
export class CommandOverdue extends DomainError {
  readonly code = 'COMMAND_OVERDUE';

  constructor(command: string, deadline: string, now: string) {
    super(
      `${command} was to be answered by ${deadline}, and it is ${now} where it arrived: nothing ` +
        'was done. Where this is said often, the clocks disagree.',
    );
  }
}

export class CommandTooLarge extends DomainError {
  readonly code = 'COMMAND_TOO_LARGE';

  constructor(command: string, bytes: number, maxBytes: number) {
    super(
      `${command} has ${String(bytes)} bytes on its way to its service; ` +
        `it may have ${String(maxBytes)}.`,
    );
  }
}

export class ReplyTooLarge extends DomainError {
  readonly code = 'REPLY_TOO_LARGE';

  constructor(command: string, bytes: number, maxBytes: number) {
    super(
      `What ${command} is answered with has ${String(bytes)} bytes; ` +
        `it may have ${String(maxBytes)}.`,
    );
  }
}

/** One of the two is of an older build: services are upgraded before those who ask them. */
export class CommandUnknown extends DomainError {
  readonly code = 'COMMAND_UNKNOWN';

  constructor(command: string) {
    super(`This build of the service does not know ${command}: nothing was done.`);
  }
}

/** Whoever sent it is no gateway of ours. */
export class CommandMalformed extends DomainError {
  readonly code = 'COMMAND_MALFORMED';

  constructor(why: string) {
    super(`What arrived is no command: ${why}`);
  }
}

/** No refusal: something broke over there, and only that service's log says what. */
export class ServiceFailed extends Error {
  constructor(service: string, command: string, correlationId: string) {
    super(
      `The service ${service} failed at ${command}: its log tells why, under ${correlationId}.`,
    );
    this.name = new.target.name;
  }
}
