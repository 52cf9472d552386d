import { exportControls } from '@contexts/export-controls';
import { createPool } from '@platform/database';
import { PostgresEventFeed } from '@platform/event-feed';
import { PostgresEventLog } from '@platform/event-log';
import {
  ModelProgress,
  ProjectionRunner,
  rebuild,
  untilApplied,
  type ReadModel,
  type RunnerPorts,
} from '@platform/projections';
import { countedModel } from '@testing';

import { percentile, type Report } from '../figure';
import { manyLists, type Size } from './many-lists.history';

type Ports = Pick<RunnerPorts, 'pool' | 'log'>;

const SIZE: Size = { lists: 600, itemisedLists: 40 };

/** The first one warms the process up. */
const REBUILDS = 3;

const TARGET = 10_000;

const CATCH_UP_MS = 600_000;

/**
 * How fast models are folded from the log: by a runner that catches up, and by a rebuild with its
 * digests.
 *
 * @param url an empty, migrated database of the bench's own
 */
export async function projectionBench(
  url: string,
  report: Report,
  size: Size = SIZE,
): Promise<void> {
  const pool = createPool(url, { max: 8, name: 'projection bench' });
  const log = new PostgresEventLog(pool);
  const ports = { pool, log };
  try {
    for (const round of manyLists(size)) {
      await Promise.all(round.map((commit) => log.append(commit)));
    }
    const unit = 'events/s';
    // What the machinery costs by itself, where a fold is cheap and a row is small.
    const counted = await rebuildRate(ports, countedModel);
    report({ what: 'rebuild, counted lists', value: counted, unit, target: TARGET });
    const what = 'catch up, export-controls';
    report({ what, value: await catchUpRate(ports, exportControls), unit });
    const whole = await rebuildRate(ports, exportControls);
    report({ what: 'rebuild, export-controls', value: whole, unit, target: TARGET });
  } finally {
    await log.close();
    await pool.end();
  }
}

const perSecond = (events: number, begunAt: number): number =>
  Math.round((events * 1000) / (performance.now() - begunAt));

const rebuildRate = async (ports: Ports, model: ReadModel): Promise<number> => {
  const rates: number[] = [];
  for (let i = 0; i < REBUILDS; i += 1) {
    const begunAt = performance.now();
    const { events } = await rebuild({ ...ports, model }, { swap: false });
    rates.push(perSecond(events, begunAt));
  }
  return percentile(rates, 0.5);
};

const catchUpRate = async ({ pool, log }: Ports, model: ReadModel): Promise<number> => {
  const { position } = await log.head();
  const feed = new PostgresEventFeed(pool, log);
  const progress = new ModelProgress();
  const runner = new ProjectionRunner({ pool, log, feed, model, progress });
  const stopping = new AbortController();
  const begunAt = performance.now();
  const running = runner.run(stopping.signal);
  const applied = () => Promise.resolve(runner.status().position);
  await untilApplied(model, { position, timeoutMs: CATCH_UP_MS, applied, progress });
  const rate = perSecond(Number(position), begunAt);
  stopping.abort();
  await running;
  await feed.close();
  return rate;
};
