import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { CommandIdReused, type EventLog } from '@platform/event-log';
import { countedModel, koreanList, openCountedLists, smallList, type CountedLists } from '@testing';

import {
  BeforeFirstPosition,
  ModelBehind,
  ModelUnknown,
  PositionAhead,
  RebuildRunning,
} from '../read-model.errors';
import { withShadowLock } from '../shadow-lock';
import { PostgresModelRuns } from './postgres-model-runs';
import { PostgresToldRuns } from './postgres-told-runs';

const MODEL = countedModel.name;

const asked = (over: object = {}) => ({
  ...{ commandId: randomUUID(), requestSha256: 'ab'.repeat(32) },
  ...over,
});

describe('Work on a model that outlives its request', () => {
  let lists: CountedLists;
  const opened: PostgresModelRuns[] = [];

  beforeEach(async () => {
    lists = await openCountedLists();
    await lists.record(koreanList.expanded31st()); // position 1
    await lists.record(koreanList.expanded35th(), koreanList.earlierDateClaimed()); // 2 and 3
    await lists.record(smallList.itemised()); // 4
    await lists.apply();
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((runs) => runs.stop()));
    await lists.close();
  });

  /** Of a process of its own. */
  const runsOver = (log: EventLog = lists.log) => {
    const runs = new PostgresModelRuns({ pool: lists.pool, log, models: [countedModel] });
    opened.push(runs);
    return runs;
  };

  const told = () => new PostgresToldRuns(lists.pool);

  const rebuiltAs = async (id: string) => {
    for (;;) {
      const state = await told().rebuildOf(id);
      if (state?.state !== 'running') return state;
      await pause(5);
    }
  };

  const replayedAs = async (id: string) => {
    for (;;) {
      const state = await told().replayOf(id);
      if (state?.status !== 'running') return state;
      await pause(5);
    }
  };

  /** A log that answers nothing until it is let: whoever folds it waits. */
  const heldLog = () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const readCommits = async (...args: Parameters<EventLog['readCommits']>) => {
      await held;
      return lists.log.readCommits(...args);
    };
    const log = Object.create(lists.log, { readCommits: { value: readCommits } }) as EventLog;
    return { log, letGo };
  };

  it('is answered when it has begun, and tells by its id what it has found', async () => {
    const begun = await runsOver().rebuild({ model: MODEL, swap: true }, asked());
    expect(begun).toEqual({
      ...{ id: begun.id, model: `${MODEL}@1`, state: 'running', done: 0, total: 0 },
    });
    const found = await rebuiltAs(begun.id);
    expect(found).toMatchObject({
      ...{ ...begun, state: 'same', done: 4, total: 4, position: '4', swapped: true },
      live: found?.rebuilt,
    });
  });

  it('tells of a replay, and of the first row that somebody has changed by hand', async () => {
    await lists.pool.query(`UPDATE export_controls.listed_good_version SET basis = 'legal-act'`);
    const begun = await runsOver().replay({ model: MODEL, position: '4' }, asked());
    expect(begun).toEqual({
      ...{ id: begun.id, model: `${MODEL}@1`, status: 'running', position: '4' },
      progress: { done: 0, total: 4 },
    });
    expect(await replayedAs(begun.id)).toMatchObject({
      ...{ ...begun, status: 'done', same: false, progress: { done: 4, total: 4 } },
      firstDifference: { projection: 'listed-good', fromPos: '4' },
    });
  });

  it('tells how far it is while it goes on', async () => {
    const { log, letGo } = heldLog();
    const runs = runsOver(log);
    const { id } = await runs.rebuild({ model: MODEL, swap: false }, asked());
    expect(await told().rebuildOf(id)).toMatchObject({ state: 'running', done: 0 });
    letGo();
    expect(await rebuiltAs(id)).toMatchObject({ state: 'same', done: 4 });
  });

  it('is begun once under its command’s id, by whichever process', async () => {
    const provenance = asked();
    const rebuild = () => runsOver().rebuild({ model: MODEL, swap: false }, provenance);
    const first = await rebuild();
    await rebuiltAs(first.id);
    expect(JSON.stringify(await rebuild())).toBe(JSON.stringify(first));
  });

  it('is begun once where it is asked for twice at once', async () => {
    const [runs, provenance] = [runsOver(), asked()];
    const [one, other] = await Promise.all(
      [1, 2].map(() => runs.rebuild({ model: MODEL, swap: false }, provenance)),
    );
    expect(other).toEqual(one);
    await rebuiltAs(String(one?.id));
  });

  it('is refused under the id of another request, whatever is asked', async () => {
    const provenance = asked();
    const { id } = await runsOver().rebuild({ model: MODEL, swap: false }, provenance);
    await rebuiltAs(id);
    const other = { ...provenance, requestSha256: 'cd'.repeat(32) };
    const refused = runsOver().replay({ model: 'embargoes', position: '99' }, other);
    await expect(refused).rejects.toThrow(CommandIdReused);
  });

  it('is refused while the model is folded apart by anybody, and may begin later', async () => {
    const provenance = asked();
    const rebuild = () => runsOver().rebuild({ model: MODEL, swap: false }, provenance);
    await withShadowLock({ pool: lists.pool, model: countedModel }, async () => {
      await expect(rebuild()).rejects.toThrow(RebuildRunning);
    });
    const { id } = await rebuild();
    expect(await rebuiltAs(id)).toMatchObject({ state: 'same' });
  });

  it('lets the next begin as soon as it is told of as over', async () => {
    await lists.pool.query(`
      CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(0.2); RETURN NULL; END $$;
      CREATE TRIGGER slow BEFORE DELETE ON projections.run EXECUTE FUNCTION slow();`);
    for (const _again of [1, 2]) {
      const { id } = await runsOver().rebuild({ model: MODEL, swap: false }, asked());
      expect(await rebuiltAs(id)).toMatchObject({ state: 'same' });
    }
  });

  it.each([
    ['an unknown model', 'embargoes', '4', ModelUnknown],
    ['another version of a model', `${MODEL}@2`, '4', ModelUnknown],
    ['a position that is still to come', MODEL, '5', PositionAhead],
    ['a position before the first', MODEL, '0', BeforeFirstPosition],
  ])('refuses %s', async (_case, model, position, refusal) => {
    await expect(runsOver().replay({ model, position }, asked())).rejects.toThrow(refusal);
  });

  it('is refused where the model is not that far', async () => {
    await lists.record(smallList.expanded()); // 5, and nobody applies it
    const behind = runsOver().replay({ model: MODEL, position: '5' }, asked());
    await expect(behind).rejects.toThrow(ModelBehind);
  });

  it('is told of as failed where the log holds what cannot be folded', async () => {
    await lists.pool.query('ALTER TABLE log.event DISABLE TRIGGER ALL');
    await lists.pool.query('UPDATE log.event SET schema_version = 99 WHERE position = 4');
    const { id } = await runsOver().rebuild({ model: MODEL, swap: false }, asked());
    const failed = await rebuiltAs(id);
    expect(failed?.state).toBe('failed');
    expect(failed?.error).toContain('@99');
  });

  it('is asked to stop with its process, and waited for', async () => {
    const { log, letGo } = heldLog();
    const runs = runsOver(log);
    const { id } = await runs.replay({ model: MODEL, position: '4' }, asked());
    const stopped = runs.stop();
    letGo();
    await stopped;
    expect(await told().replayOf(id)).toMatchObject({ status: 'cancelled' });
  });
});
