import { DomainError } from '@kernel';

/** An applied migration that this build does not have: the database is ahead, and only grows. */
export class DatabaseNewer extends DomainError {
  readonly code = 'DATABASE_NEWER';

  constructor(unknown: readonly string[]) {
    super(
      `The database was written by a newer version, which applied ${unknown.join(', ')}. ` +
        'Start that version, or restore a backup that this one wrote.',
    );
  }
}

export class MigrationChanged extends DomainError {
  readonly code = 'MIGRATION_CHANGED';

  constructor(migration: string) {
    super(
      `${migration} was changed after it had been applied: database and files tell two stories. ` +
        'Restore the file, and write the change as a new migration.',
    );
  }
}

/** The database said no. Its statements were rolled back, and the failure is on record. */
export class MigrationFailed extends DomainError {
  readonly code = 'MIGRATION_FAILED';

  constructor(migration: string, cause: Error) {
    super(`${migration} failed and was rolled back: ${cause.message}`);
    this.cause = cause;
  }
}

/** Nobody knows whether a second try would do harm: a person decides. */
export class MigrationFailedBefore extends DomainError {
  readonly code = 'MIGRATION_FAILED_BEFORE';

  constructor(migration: string, logs: string | null) {
    super(
      `${migration} failed here before${logs === null ? '' : ` (${logs})`}. When its cause is ` +
        'mended, set rolled_back_at of its row in _prisma_migrations, and it is tried again.',
    );
  }
}
