import { exportControls } from '@contexts/export-controls';
import { createPool } from '@platform/database';
import { PostgresEventLog } from '@platform/event-log';
import { ProjectionRunner, rebuild, type ReadModel, type RunnerPorts } from '@platform/projections';
import { countedModel, FiniteFeed } from '@testing';

import type { Report } from '../figure';
import { manyLists, type Size } from './many-lists.history';

type Ports = Pick<RunnerPorts, 'pool' | 'log'>;

const SIZE: Size = { lists: 600, itemisedLists: 40 };

/**
 * How fast models are folded from the log: by a rebuild with both digests, and by a runner that
 * catches up.
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
  const perSecond = async (
    what: string,
    target: number | undefined,
    run: () => Promise<number>,
  ) => {
    const begun = performance.now();
    const count = await run();
    const value = Math.round((count * 1000) / (performance.now() - begun));
    report({ what, value, unit: 'events/s', target });
  };
  try {
    for (const round of manyLists(size)) {
      await Promise.all(round.map((commit) => log.append(commit)));
    }
    const ports = { pool, log };
    await perSecond('catch up, export-controls', undefined, () => caughtUp(ports, exportControls));
    await perSecond('rebuild, export-controls', 10_000, () => rebuilt(ports, exportControls));
    // What the machinery itself costs, where a fold is cheap and a row is small.
    await perSecond('rebuild, counted lists', 10_000, () =>
      rebuilt(ports, { ...countedModel, version: 2 }),
    );
  } finally {
    await log.close();
    await pool.end();
  }
}

const caughtUp = async ({ pool, log }: Ports, model: ReadModel): Promise<number> => {
  const feed = new FiniteFeed(log, [1_000]);
  const runner = new ProjectionRunner({ pool, log, feed, model });
  const stop = await runner.run(new AbortController().signal);
  if (stop) throw new Error(stop.message);
  return Number(runner.status().position);
};

const rebuilt = async ({ pool, log }: Ports, model: ReadModel): Promise<number> => {
  const { events } = await rebuild({ pool, log, model }, { swap: false });
  return events;
};
