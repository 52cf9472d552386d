import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { createPool, migrate } from '@platform/database';
import { POSTGRES_MAJOR, startLocalPostgres } from '@platform/local-stack';
import {
  claimed,
  commitTo,
  confirmed,
  copyIn,
  copyOut,
  emptyDatabase,
  freshDatabase,
  openEventLog,
  provenance,
  someStream,
} from '@testing';
import { Client } from 'pg';

import type { EventLog } from '../event-log';
import { PostgresEventLog } from './postgres-event-log';

const run = promisify(execFile);

const STREAM = someStream();
const FIRST = commitTo(STREAM, 0, [claimed('1', '관보 \\ \t \n "'), confirmed('2')]);
const REFUSED = provenance();

/** Something of everything that a log can hold. */
const fill = async (log: EventLog): Promise<void> => {
  const evidence = ['a', 'b'].map((digit) => digit.repeat(64));
  const own = [{ ...confirmed('3'), evidence: evidence.slice(1) }];
  await log.append(FIRST, { told: true });
  await log.append(commitTo(STREAM, 2, own, { evidence, cause: 'curation' }));
  await log.append(commitTo(someStream(), 0, [confirmed('4')]));
  await log.refuse(REFUSED, { name: 'Refused', code: 'REFUSED', message: 'No.' });
};

/** It holds the same, answers the same, and goes on where the other was. */
const expectToGoOn = async (copy: EventLog, original: Awaited<ReturnType<typeof keep>>) => {
  expect(await keep(copy)).toEqual(original);
  expect(await copy.append(FIRST)).toMatchObject({ positions: [1n, 2n], result: { told: true } });
  expect(await copy.receiptOf(REFUSED)).toMatchObject({ refusal: { code: 'REFUSED' } });
  const late = copy.append(commitTo(STREAM, 2, [confirmed('late')]));
  await expect(late).rejects.toMatchObject({ code: 'STREAM_MOVED' });
  const next = await copy.append(commitTo(STREAM, 3, [confirmed('5')]));
  const other = await copy.append(commitTo(someStream(), 0, [confirmed('6')]));
  expect([...next.positions, ...other.positions]).toEqual([5n, 6n]);
};

const keep = async (log: EventLog) => ({
  head: await log.head(),
  facts: await log.readCommits(0n, 100),
});

const withClient = async <Result>(url: string, use: (client: Client) => Promise<Result>) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  return use(client).finally(() => client.end());
};

const withLogIn = async <Result>(url: string, use: (log: EventLog) => Promise<Result>) => {
  const pool = createPool(url, { max: 2, name: 'copied log' });
  return use(new PostgresEventLog(pool)).finally(() => pool.end());
};

describe('A log that was copied', () => {
  it('row by row into a fresh database, goes on where it was', async () => {
    const original = await openEventLog();
    await fill(original.log);
    const held = await keep(original.log);
    const copy = await freshDatabase();
    await withClient(original.url, (from) =>
      withClient(copy.url, async (into) => {
        for (const table of ['stream', 'commit', 'event', 'receipt']) {
          await copyIn(into, `log.${table}`, await copyOut(from, `log.${table}`));
        }
        const { head } = held;
        await into.query('UPDATE log.head SET position = $1, recorded_at = $2, generation = $3', [
          head.position,
          head.recordedAt,
          head.generation,
        ]);
      }),
    );
    await withLogIn(copy.url, (log) => expectToGoOn(log, held));
    await original.close();
    await copy.drop();
  });

  it('file by file from a server that had stopped, goes on where it was', async () => {
    const [from, into] = await Promise.all(
      ['from', 'into'].map((name) => mkdtemp(join(tmpdir(), `interdict-${name}-`))),
    );
    if (from === undefined || into === undefined) throw new Error('There is no place for a copy.');
    const original = await startLocalPostgres({ dataDir: from });
    await migrate(original.url);
    const held = await withLogIn(original.url, async (log) => {
      await fill(log);
      return keep(log);
    });
    await original.stop();
    // With their owner: the server's account is another one where this runs as root.
    await run('cp', ['-a', `${from}/.`, into]);
    const copy = await startLocalPostgres({ dataDir: into });
    await withLogIn(copy.url, (log) => expectToGoOn(log, held));
    await copy.stop();
    await Promise.all([from, into].map((path) => rm(path, { recursive: true })));
  }, 60_000);
});

const MAJOR = String(POSTGRES_MAJOR);

const versionOf = (path: string): string => {
  try {
    return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
};

/** Where it is looked for: wherever Debian puts it, and on the path. */
const pgDumps = [`/usr/lib/postgresql/${MAJOR}/bin/pg_dump`, 'pg_dump']
  .map((path) => ({ path, version: versionOf(path) }))
  .filter(({ version }) => version !== '');

const pgDump = pgDumps.find(({ version }) => version.startsWith(`pg_dump (PostgreSQL) ${MAJOR}.`));

/** psql's own commands left out, so that the driver can restore it. */
const dumpOf = async (path: string, url: string): Promise<string> => {
  const { stdout } = await run(path, ['--inserts', '--schema=log', url], { maxBuffer: 1e8 });
  return stdout.replaceAll(/^\\(un)?restrict .*$/gm, '');
};

describe('A log that was dumped', () => {
  if (pgDump) {
    it('by pg_dump of the server’s major version, goes on where it was', async () => {
      const original = await openEventLog();
      await fill(original.log);
      const held = await keep(original.log);
      const copy = await emptyDatabase();
      const dump = await dumpOf(pgDump.path, original.url);
      await withClient(copy.url, (client) => client.query(dump));
      await withLogIn(copy.url, (log) => expectToGoOn(log, held));
      await copy.drop();
      await original.close();
    });
  } else {
    const found = pgDumps.map(({ version }) => version).join(', ') || 'none';
    // A tick under the name of what was not tried would be a lie.
    it(`DID NOT RUN: it needs pg_dump ${MAJOR}, and there is ${found}`, () => {
      process.stderr.write(`A log that was dumped: DID NOT RUN, it needs pg_dump ${MAJOR}.\n`);
    });
  }
});
