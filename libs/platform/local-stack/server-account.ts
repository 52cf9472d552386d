import {
  execFileSync,
  spawn,
  spawnSync,
  type ChildProcess,
  type StdioOptions,
} from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

import { DataDirectoryUnreachable } from './data-directory.errors';
import { LocalPostgresUnavailable } from './local-postgres.errors';

/** The account that owns the cluster: PostgreSQL refuses to run as root. */
export type ServerAccount = Readonly<{ name: string; uid: number; gid: number }>;

/** Starts one of the server's programs as whoever may run it. */
export type Launch = (file: string, args: readonly string[], stdio: StdioOptions) => ChildProcess;

type Reach = Readonly<{ dataDir: string; initdb: string }>;

/**
 * Undefined where this process is not root: the server then runs as whoever started it. Root gets
 * the account `postgres`, as the distributions have it, made where it is missing.
 *
 * @throws LocalPostgresUnavailable
 */
export const serverAccount = (): ServerAccount | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const account = accountNamed('postgres') ?? madeAccount('postgres');
  if (account) return account;
  throw new LocalPostgresUnavailable(
    'PostgreSQL does not run as root, and no account `postgres` exists or could be made. ' +
      'Start Interdict as an ordinary user.',
  );
};

/**
 * @throws DataDirectoryUnreachable the account cannot get to the data or to the programs
 */
export const launchAs = (account: ServerAccount | undefined, reach: Reach): Launch => {
  if (!account) return starting([], {});
  const { uid, gid, name } = account;
  const closed = [reach.dataDir, reach.initdb].find((path) => closedTo(account, path));
  if (closed === undefined) return starting([], { uid, gid });
  const keyed = passingClosedDirectories(account);
  if (canReach(keyed, reach)) return starting(keyed, {});
  const blockedAt = closedTo(account, closed) ?? closed;
  throw new DataDirectoryUnreachable(closed, { account: name, blockedAt });
};

// The server leads a session of its own: a Ctrl-C meant for Interdict would stop it under our feet.
// Its environment is empty but for the language it speaks: PGDATA and the like are not for it.
const starting =
  (prefix: readonly string[], identity: Readonly<{ uid?: number; gid?: number }>): Launch =>
  (file, args, stdio) => {
    const [program = file, ...rest] = [...prefix, file, ...args];
    const env = { LC_ALL: 'C', TZ: 'UTC' };
    return spawn(program, rest, { ...identity, stdio, env, cwd: '/', detached: true });
  };

const accountNamed = (name: string): ServerAccount | undefined => {
  const idOf = (option: string) => Number(said('id', [option, name]) ?? NaN);
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  return Number.isInteger(uid) && Number.isInteger(gid) ? { name, uid, gid } : undefined;
};

const madeAccount = (name: string): ServerAccount | undefined => {
  said('useradd', ['--system', '--user-group', '--no-create-home', name]);
  return accountNamed(name);
};

const said = (file: string, args: readonly string[]): string | undefined => {
  try {
    return execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
};

/** The first directory on the way, from the root down, that the account may not pass. */
const closedTo = (account: ServerAccount, path: string): string | undefined => {
  const above = dirname(path);
  const blocked = above === path ? undefined : closedTo(account, above);
  return blocked ?? (mayPass(account, path) ? undefined : path);
};

const mayPass = ({ uid, gid }: ServerAccount, path: string): boolean => {
  const stat = statSync(path);
  if (stat.uid === uid) return (stat.mode & 0o100) !== 0;
  return (stat.mode & (stat.gid === gid ? 0o010 : 0o001)) !== 0;
};

// A checkout in root's home or in a private temporary directory is closed to everyone else. Of
// root's powers the server keeps the one to pass closed directories, where setpriv is installed and
// the container grants it; to write it still needs to own the file.
const passingClosedDirectories = ({ uid, gid }: ServerAccount): readonly string[] => [
  'setpriv',
  ...[`--reuid=${String(uid)}`, `--regid=${String(gid)}`, '--clear-groups'],
  ...['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'],
  // Else access(2) forgets the power, and the programs find each other by that call.
  '--securebits=+no_setuid_fixup',
];

/** `initdb --show` looks for everything that it needs, says so and does nothing. */
const canReach = ([program = '', ...rest]: readonly string[], { dataDir, initdb }: Reach) => {
  const look = ['sh', '-c', 'test -x "$0" && exec "$1" --show -D "$0"', dataDir, initdb];
  return spawnSync(program, [...rest, ...look], { cwd: '/', stdio: 'ignore' }).status === 0;
};
