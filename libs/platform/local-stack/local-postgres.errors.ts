import { DomainError } from '@kernel';

/** Nothing to run here, or nobody to run it as. */
export class LocalPostgresUnavailable extends DomainError {
  readonly code = 'LOCAL_POSTGRES_UNAVAILABLE';

  constructor(reason: string) {
    super(`${reason} Name a PostgreSQL of your own in DATABASE_URL.`);
  }
}

/** The server ended, and this is what it said last. */
export class LocalPostgresFailed extends DomainError {
  readonly code = 'LOCAL_POSTGRES_FAILED';

  constructor(what: string, lastWords: string) {
    super(`${what} failed: ${lastWords.trim() || 'it said nothing'}`);
  }
}

/** Left behind by a process that was killed, and not to be stopped. */
export class LocalPostgresStuck extends DomainError {
  readonly code = 'LOCAL_POSTGRES_STUCK';

  constructor(pid: number) {
    super(
      `A PostgreSQL left behind by an earlier run (process ${String(pid)}) does not stop. ` +
        'End it, then start again.',
    );
  }
}
