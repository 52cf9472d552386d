import { mkdtemp, readdir, readFile, rm, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createPool } from '@platform/database';
import { evidenceArchiveContract, freshDatabase, type FreshDatabase } from '@testing';
import type { Pool } from 'pg';

import { EvidenceDamaged, FileEvidenceArchive, sha256Of, type NewEvidence } from '.';

let database: FreshDatabase;
let pool: Pool;
let directory: string;

beforeAll(async () => {
  database = await freshDatabase();
  pool = createPool(database.url, { max: 8, name: 'evidence archive test' });
  directory = join(await mkdtemp(join(tmpdir(), 'interdict-evidence-')), 'evidence');
});

afterAll(async () => {
  await pool.end();
  await database.drop();
  await rm(join(directory, '..'), { recursive: true });
});

const open = (maxBytes?: number) => new FileEvidenceArchive(pool, { directory, maxBytes });

evidenceArchiveContract('in files and Postgres', open);

describe('The evidence archive in files and Postgres', () => {
  const notice = (text: string): NewEvidence => ({
    form: 'document',
    publisher: 'MOTIE',
    tier: 'ministry',
    title: text,
    url: null,
    retrievedAt: '2026-11-24T00:00:00.000Z',
    mediaType: 'text/plain',
    body: Buffer.from(text),
  });

  const kept = async (text: string) => {
    const { sha256 } = await open().keep(notice(text));
    return { sha256, path: join(directory, sha256.slice(0, 2), sha256) };
  };

  it('holds each document in a file that is named by its hash, and nothing beside it', async () => {
    const { sha256, path } = await kept('one file');
    expect(await readFile(path, 'utf8')).toBe('one file');
    const names = await readdir(join(directory, sha256.slice(0, 2)));
    expect(names.filter((name) => name.startsWith(sha256))).toEqual([sha256]);
  });

  it('is the same for whoever opens it next', async () => {
    const { sha256 } = await kept('kept before a restart');
    const next = open();
    expect(await next.recordsOf([sha256])).toMatchObject([{ title: 'kept before a restart' }]);
    expect(String(await next.bytesOf(sha256))).toBe('kept before a restart');
  });

  it('goes on where a crash left a file and no record of it', async () => {
    const gone = createPool(database.url, { max: 1, name: 'ended' });
    await gone.end();
    const interrupted = new FileEvidenceArchive(gone, { directory });
    await expect(interrupted.keep(notice('interrupted'))).rejects.toThrow();
    const { sha256 } = await kept('interrupted');
    expect(String(await open().bytesOf(sha256))).toBe('interrupted');
  });

  it('records nothing of a document whose bytes it could not write', async () => {
    const blocked = join(directory, '..', 'a file where a folder should be');
    await writeFile(blocked, '');
    const archive = new FileEvidenceArchive(pool, { directory: blocked });
    await expect(archive.keep(notice('unwritten'))).rejects.toThrow('ENOTDIR');
    expect(await archive.recordsOf([sha256Of(Buffer.from('unwritten'))])).toEqual([]);
  });

  it.each([
    ['has other bytes', (path: string) => writeFile(path, 'forged')],
    ['was cut off', (path: string) => truncate(path, 3)],
    ['is gone', (path: string) => unlink(path)],
  ])('refuses a document whose file %s, until somebody brings it again', async (how, damage) => {
    const text = `a document that ${how}`;
    const { sha256, path } = await kept(text);
    await damage(path);
    await expect(open().bytesOf(sha256)).rejects.toThrow(EvidenceDamaged);
    await kept(text);
    expect(String(await open().bytesOf(sha256))).toBe(text);
  });

  it.each(['origin', 'replica'])(
    'has a database that refuses every change, in a session in the role of %s too',
    async (role) => {
      const { sha256 } = await kept('for ever');
      const session = await pool.connect();
      await session.query(`SET session_replication_role = ${role}`);
      for (const change of [
        `UPDATE archive.evidence SET publisher = 'Somebody' WHERE sha256 = '${sha256}'`,
        `DELETE FROM archive.evidence WHERE sha256 = '${sha256}'`,
        `DELETE FROM archive.evidence WHERE sha256 = 'nothing'`,
        `TRUNCATE archive.evidence`,
      ]) {
        await expect(session.query(change)).rejects.toMatchObject({ code: '23001' });
      }
      session.release(true);
      expect(await open().recordsOf([sha256])).toMatchObject([{ publisher: 'MOTIE' }]);
    },
  );
});
