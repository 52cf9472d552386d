import { DomainError } from '@kernel';

export class DataDirectoryInUse extends DomainError {
  readonly code = 'DATA_DIRECTORY_IN_USE';

  constructor(path: string, pid: number) {
    super(
      `${path} is in use by the process ${String(pid)}. Stop that one first, or give this one a ` +
        'directory of its own in INTERDICT_DATA_DIR.',
    );
  }
}

/** Not empty and not ours: nothing is written into somebody else's folder. */
export class DataDirectoryForeign extends DomainError {
  readonly code = 'DATA_DIRECTORY_FOREIGN';

  constructor(path: string, reason: string) {
    super(
      `${path} is no data directory of Interdict: ${reason}. Name an empty directory, or one ` +
        'that does not exist yet, in INTERDICT_DATA_DIR.',
    );
  }
}

export class DataDirectoryOlder extends DomainError {
  readonly code = 'DATA_DIRECTORY_OLDER';

  constructor(path: string, { found, known }: Readonly<{ found: number; known: number }>) {
    super(
      `${path} has the older format ${String(found)}; this version writes ${String(known)} and ` +
        'does not convert. Take a backup with the version that wrote it, and restore it into a ' +
        'new directory.',
    );
  }
}

export class DataDirectoryNewer extends DomainError {
  readonly code = 'DATA_DIRECTORY_NEWER';

  constructor(path: string, { found, known }: Readonly<{ found: number; known: number }>) {
    super(
      `${path} was written by a newer version (format ${String(found)}, this version knows ` +
        `${String(known)}). Start that version again; nothing was changed.`,
    );
  }
}

/** A cluster of one major version of PostgreSQL is unreadable to every other. */
export class PostgresMajorDiffers extends DomainError {
  readonly code = 'POSTGRES_MAJOR_DIFFERS';

  constructor(path: string, { found, known }: Readonly<{ found: string; known: number }>) {
    super(
      `${path} holds a cluster of PostgreSQL ${found}, and this version brings ${String(known)}. ` +
        'Dump it with the version that wrote it and restore it into a new directory, or run ' +
        `PostgreSQL ${found} yourself and name it in DATABASE_URL.`,
    );
  }
}

/** PostgreSQL refuses to run as root, and its own account must reach the files. */
export class DataDirectoryUnreachable extends DomainError {
  readonly code = 'DATA_DIRECTORY_UNREACHABLE';

  constructor(path: string, { account, blockedAt }: Record<'account' | 'blockedAt', string>) {
    super(
      `PostgreSQL does not run as root, and the account ${account} that it runs as cannot reach ` +
        `${path}: ${blockedAt} is closed to it. Start Interdict as an ordinary user, or open the ` +
        `way with \`chmod o+x ${blockedAt}\`, or keep the data where everyone can reach it, such ` +
        'as INTERDICT_DATA_DIR=/var/lib/interdict.',
    );
  }
}
