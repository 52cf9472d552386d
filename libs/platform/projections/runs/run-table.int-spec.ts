import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { createPool } from '@platform/database';
import { freshDatabase } from '@testing';
import { Client, type Pool } from 'pg';

import { PostgresToldRuns } from './postgres-told-runs';
import { RUNS_KEPT, type RunKind, type RunState } from './run-state';
import { RunTable } from './run-table';

const provenance = (over: object = {}) => ({
  ...{ commandId: randomUUID(), requestSha256: 'ab'.repeat(32) },
  ...over,
});

const rebuild = (): RunState => ({
  ...{ id: randomUUID(), model: 'export-controls@1', state: 'running', done: 0, total: 0 },
});

const replay = (): RunState => ({
  ...{ id: randomUUID(), model: 'export-controls@1', status: 'running', position: '7' },
  progress: { done: 0, total: 7 },
});

describe('What is kept of runs', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let pool: Pool;
  let table: RunTable;
  let told: PostgresToldRuns;

  beforeEach(async () => {
    database = await freshDatabase();
    pool = createPool(database.url, { max: 4, name: 'runs' });
    table = new RunTable(pool);
    told = new PostgresToldRuns(pool);
  });

  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  /** Another process, with a session of its own that is killed with it. */
  const begunElsewhere = async (kind: RunKind, first: RunState) => {
    const session = new Client({ connectionString: database.url });
    session.on('error', () => undefined);
    await session.connect();
    await table.add(session, { kind, first, provenance: provenance() });
    const { rows } = await session.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const kill = async () => {
      await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      while (await isThere(rows[0]?.pid)) await pause(2);
    };
    return { session, kill };
  };

  const isThere = async (pid = 0) => {
    const { rowCount } = await pool.query('SELECT FROM pg_stat_activity WHERE pid = $1', [pid]);
    return rowCount === 1;
  };

  it('tells how far a run is that another process has begun', async () => {
    const [first, other] = [rebuild(), replay()];
    const one = await begunElsewhere('rebuild', first);
    const two = await begunElsewhere('replay', other);
    expect(await told.rebuildOf(first.id)).toEqual(first);
    await table.note(first.id, { done: 3, total: 7 });
    expect(await told.rebuildOf(first.id)).toEqual({ ...first, done: 3, total: 7 });
    expect(await told.replayOf(other.id)).toEqual(other);
    await Promise.all([one.session.end(), two.session.end()]);
  });

  it('tells nothing of a run of the other kind, nor of what is no id', async () => {
    const first = rebuild();
    const { session } = await begunElsewhere('rebuild', first);
    expect(await told.replayOf(first.id)).toBeUndefined();
    expect(await told.rebuildOf('no id')).toBeUndefined();
    await session.end();
  });

  it('tells of a run as interrupted once its process was killed, and not before', async () => {
    const [first, other] = [rebuild(), replay()];
    const one = await begunElsewhere('rebuild', first);
    const two = await begunElsewhere('replay', other);
    await table.note(first.id, { done: 3, total: 7 });
    await one.kill();
    const error = expect.stringMatching(/^Interrupted: /) as string;
    expect(await told.rebuildOf(first.id)).toEqual({
      ...{ ...first, done: 3, total: 7, state: 'failed', error },
    });
    expect(await told.replayOf(other.id)).toEqual(other);
    await two.kill();
    expect(await told.replayOf(other.id)).toEqual({ ...other, status: 'failed', error });
  });

  it('tells what a run has found after its session has ended', async () => {
    const first = rebuild();
    const { session } = await begunElsewhere('rebuild', first);
    await table.end(first.id, { state: 'same', done: 7, total: 7 });
    await session.end();
    const found = { ...first, state: 'same', done: 7, total: 7 };
    expect(await told.rebuildOf(first.id)).toEqual(found);
    // Whoever has read its row a moment before asks this, and the lock is free by then.
    const asked = await pool.query('SELECT projections.is_run_lost($1) AS lost', [first.id]);
    expect(asked.rows).toEqual([{ lost: false }]);
    await table.forget('rebuild');
    expect(await told.rebuildOf(first.id)).toEqual(found);
  });

  it('believes whoever says how a run has ended that was thought to be interrupted', async () => {
    const first = rebuild();
    const { kill } = await begunElsewhere('rebuild', first);
    await kill();
    await table.forget('rebuild');
    expect(await told.rebuildOf(first.id)).toMatchObject({ state: 'failed' });
    await table.end(first.id, { state: 'failed', error: 'The connection was lost.' });
    expect(await told.rebuildOf(first.id)).toMatchObject({ error: 'The connection was lost.' });
  });

  it('begins nothing for whoever was slower under the same id', async () => {
    const asked = provenance();
    const [sooner, later] = [rebuild(), rebuild()];
    const client = await pool.connect();
    const add = (first: RunState) =>
      table.add(client, { kind: 'rebuild', first, provenance: asked });
    expect([await add(sooner), await add(later)]).toEqual([true, false]);
    client.release(true);
    expect(await table.begunUnder(asked)).toEqual(sooner);
    expect(await told.rebuildOf(later.id)).toBeUndefined();
  });

  it('forgets the oldest of a kind that have ended, and none that is running', async () => {
    const client = await pool.connect();
    const begun = async (kind: RunKind, first: RunState) => {
      await table.add(client, { kind, first, provenance: provenance() });
      return first.id;
    };
    const running = await begun('rebuild', rebuild());
    const other = await begun('replay', replay());
    await table.end(other, { status: 'done' });
    const killed = rebuild();
    await (await begunElsewhere('rebuild', killed)).kill();
    const ended: string[] = [killed.id];
    for (let i = 0; i < RUNS_KEPT; i += 1) {
      const id = await begun('rebuild', rebuild());
      await table.end(id, { state: 'same' });
      ended.push(id);
    }
    await table.forget('rebuild');
    const isKept = async (id = '') => (await told.rebuildOf(id)) !== undefined;
    expect(await Promise.all([running, ...ended.slice(0, 3)].map(isKept))).toEqual([
      ...[true, false, true, true],
    ]);
    expect(await told.replayOf(other)).toMatchObject({ status: 'done' });
    client.release(true);
  });
});
