import { once } from 'node:events';
import { randomBytes, randomUUID } from 'node:crypto';
import { chown, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { POSTGRES_MAJOR } from './data-directory';
import { PostgresMajorDiffers } from './data-directory.errors';
import { LocalPostgresFailed } from './local-postgres.errors';
import type { Launch, ServerAccount } from './server-account';
import { textIfThere } from './text-if-there';

/** The cluster’s superuser; it owns everything but the models of services. */
export const ROLE = 'interdict';

export type Cluster = Readonly<{
  /** The data directory that everything lies in. */
  dataDir: string;
  /** What PostgreSQL calls its data directory. */
  path: string;
  passwordFile: string;
  /** Holds the owner's address of the database while the server runs. */
  urlFile: string;
  logFile: string;
}>;

export type Initdb = Readonly<{
  initdb: string;
  launch: Launch;
  account: ServerAccount | undefined;
  onCreate: () => void;
}>;

export const clusterIn = (dataDir: string): Cluster => ({
  dataDir,
  path: join(dataDir, 'postgres'),
  passwordFile: join(dataDir, 'postgres.password'),
  urlFile: join(dataDir, 'postgres.url'),
  logFile: join(dataDir, 'postgres.log'),
});

/**
 * Makes the cluster where there is none, aside, and renames it when it is whole, so that half a
 * cluster is never taken for one. An initdb whose parent was killed runs on: each try has a draft
 * of its own, and sweeps those before it.
 *
 * @throws PostgresMajorDiffers
 * @throws LocalPostgresFailed
 */
export const ensureCluster = async (cluster: Cluster, how: Initdb): Promise<void> => {
  await sweepDrafts(cluster.dataDir);
  if (await exists(cluster)) return;
  how.onCreate();
  const draft = join(cluster.dataDir, `${DRAFT}${randomUUID()}`);
  await mkdir(draft, { mode: 0o700 });
  await create(cluster, draft, how);
  await rename(draft, cluster.path);
  await flushDirectory(cluster.dataDir);
};

const exists = async ({ dataDir, path }: Cluster): Promise<boolean> => {
  const version = await textIfThere(join(path, 'PG_VERSION'));
  if (version === undefined) return false;
  if (version.trim() === String(POSTGRES_MAJOR)) return true;
  throw new PostgresMajorDiffers(dataDir, { found: version.trim(), known: POSTGRES_MAJOR });
};

const create = async (
  { passwordFile }: Cluster,
  draft: string,
  { initdb, launch, account }: Initdb,
): Promise<void> => {
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (account) {
    await Promise.all([draft, passwordFile].map((made) => chown(made, account.uid, account.gid)));
  }
  await run(launch, initdb, [
    ...[`--pgdata=${draft}`, `--username=${ROLE}`, `--pwfile=${passwordFile}`],
    // Text in the order of its bytes: an index means the same on every machine.
    ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'],
  ]);
};

const DRAFT = 'postgres.draft-';

const sweepDrafts = async (dataDir: string): Promise<void> => {
  const drafts = (await readdir(dataDir)).filter((name) => name.startsWith(DRAFT));
  // One that is still being written to resists, and is swept by the next who comes by.
  await Promise.allSettled(
    drafts.map((name) => rm(join(dataDir, name), { recursive: true, force: true })),
  );
};

const run = async (launch: Launch, file: string, args: readonly string[]): Promise<void> => {
  const child = launch(file, args, ['ignore', 'ignore', 'pipe']);
  const words: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => words.push(text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new LocalPostgresFailed('Making the database cluster', words.join(''));
};

/** A rename survives a power cut once the directory that names it is on disk. */
const flushDirectory = async (path: string): Promise<void> => {
  const directory = await open(path);
  await directory.sync().finally(() => directory.close());
};
