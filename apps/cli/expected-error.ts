import { EXIT, type ExitCode } from './exit-codes';

/** What can happen to anybody: told in a sentence and a code, never with a stack. */
export abstract class ExpectedError extends Error {
  abstract readonly exitCode: ExitCode;
  private readonly lines: string[];

  constructor(message: string, particulars: readonly string[] = []) {
    super(message);
    this.name = new.target.name;
    this.lines = [...particulars];
  }

  /** What else there is to say, a line each. */
  get particulars(): readonly string[] {
    return this.lines;
  }

  /** Itself, with one more line to say. */
  saying(line: string): this {
    this.lines.push(line);
    return this;
  }
}

/** The command line asks for something that no command does. */
export class WrongUsage extends ExpectedError {
  readonly exitCode = EXIT.usage;
}

/** A file that the command was given is missing, or is not what it should be. */
export class UnreadableFile extends ExpectedError {
  readonly exitCode = EXIT.usage;
}

export class NothingListens extends ExpectedError {
  readonly exitCode = EXIT.unreachable;

  constructor(url: URL, cause: string) {
    super(`No instance can be reached at ${url.origin} (${cause}): start it with npm start.`, [
      'It listens elsewhere? Name it with --url or INTERDICT_URL.',
    ]);
  }
}

/** It was there and went away before it had answered: nobody knows whether it has done it. */
export class ConnectionLost extends ExpectedError {
  readonly exitCode = EXIT.unreachable;

  constructor(url: URL, cause: string) {
    super(`The connection to ${url.origin} was lost before the answer came (${cause}).`);
  }
}

/** Something answers there, but not with this API. */
export class NotInterdict extends ExpectedError {
  readonly exitCode = EXIT.unreachable;

  constructor(url: URL, what: string) {
    super(`What answers at ${url.origin} does not speak the API of Interdict: ${what}.`);
  }
}

/** It listens, and has not come so far as to answer. */
export class NotReady extends ExpectedError {
  readonly exitCode = EXIT.unreachable;
}

/** What a problem is: the name of the rule that said no, and the status that it came with. */
export type Refusal = Readonly<{ code: string; status: number }>;

/** A rule of the instance said no. */
export class Refused extends ExpectedError {
  readonly exitCode = EXIT.refused;
  readonly code: string;
  /** Of HTTP; never one of a failure (5xx). */
  readonly status: number;

  constructor({ code, status }: Refusal, message: string, particulars: readonly string[] = []) {
    super(message, particulars);
    this.code = code;
    this.status = status;
  }
}

/** The instance failed: its own log has more under the correlation id. */
export class InstanceFailed extends ExpectedError {
  readonly exitCode = EXIT.unexpected;
}

export class Interrupted extends ExpectedError {
  readonly exitCode = EXIT.interrupted;

  constructor() {
    super('Interrupted.');
  }
}
