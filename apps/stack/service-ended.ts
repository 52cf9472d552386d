import { DomainError } from '@kernel';

/** How it ended: the code that it exited with, or the signal that ended it. */
export type Ending = Readonly<{ code: number | null; signal: NodeJS.Signals | null }>;

export type LastSeen = Readonly<{
  ending: Ending;
  /** The last lines that it said. */
  said: readonly string[];
  logFile: string;
}>;

/** Somebody has to look: its log tells why. */
export class ServiceEnded extends DomainError {
  readonly code = 'SERVICE_ENDED';

  constructor(service: string, { ending, said, logFile }: LastSeen) {
    const last = said.slice(-5).join('\n');
    super(
      `The service ${service} ended by itself (${wordsOf(ending)}). ` +
        `Its last words (all are in ${logFile}):\n${last}`,
    );
  }
}

const wordsOf = ({ code, signal }: Ending): string =>
  signal === null ? `exit code ${String(code)}` : `signal ${signal}`;
