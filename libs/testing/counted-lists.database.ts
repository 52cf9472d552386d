import { createPool, createPrisma } from '@platform/database';
import { PostgresEventLog, type Commit, type NewFact } from '@platform/event-log';
import {
  ModelProgress,
  PostgresVersionRows,
  ProjectionRunner,
  type RunnerPorts,
} from '@platform/projections';

import { countedModel } from './counted-lists.model';
import { FiniteFeed } from './finite-feed';
import { InMemoryVersionRows } from './in-memory-version-rows';
import { koreanList } from './korean-list.facts';
import { freshDatabase } from './postgres';
import { provenance } from './provenance';

/** A database of one's own in which the counted lists are stored. Only in `*.int-spec.ts`. */
export const openCountedLists = async (history: readonly Commit[] = []) => {
  const { url, drop } = await freshDatabase();
  const pool = createPool(url, { max: 6, name: 'counted lists' });
  const prisma = createPrisma(url);
  const log = new PostgresEventLog(pool);
  const progress = new ModelProgress();
  for (const commit of history) await log.append(commit);

  const runner = (over: Partial<RunnerPorts> = {}) =>
    new ProjectionRunner({
      ...{ pool, log, progress, model: countedModel },
      feed: new FiniteFeed(over.log ?? log),
      ...over,
    });

  return {
    ...{ url, pool, log, progress, runner },
    rows: new PostgresVersionRows(prisma, progress),
    naive: new InMemoryVersionRows(log),

    /** Applies all that the log holds, and answers why it could not. */
    apply: (over: Partial<RunnerPorts> = {}) => runner(over).run(new AbortController().signal),

    /** One commit of a list that is known by count. */
    record: async (...facts: readonly NewFact[]) => {
      const { stream } = koreanList;
      const { version } = await log.readStream(stream);
      const expectedVersion = version === 0 ? 'STREAM_DOES_NOT_EXIST' : version;
      await log.append({ appends: [{ stream, facts, expectedVersion }], provenance: provenance() });
    },

    close: async () => {
      await prisma.$disconnect();
      await log.close();
      await pool.end();
      await drop();
    },
  };
};

export type CountedLists = Awaited<ReturnType<typeof openCountedLists>>;

/** At the newest position: all rows that are believed, and from which position on. */
export const expectAsFoldedFromScratch = async ({ log, rows, naive }: CountedLists) => {
  const { position } = await log.head();
  for (const projection of countedModel.projections) {
    const stored = await rows.find(countedModel, projection, { position });
    expect(stored).toEqual(await naive.find(countedModel, projection, { position }));
  }
};
