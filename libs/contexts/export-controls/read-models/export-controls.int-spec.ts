import { createPool, createPrisma } from '@platform/database';
import { PostgresEventLog, type Append } from '@platform/event-log';
import { PostgresVersionRows, ProjectionRunner } from '@platform/projections';
import {
  aListEstablished,
  aListTold,
  FiniteFeed,
  freshDatabase,
  InMemoryVersionRows,
  provenance,
} from '@testing';
import fc from 'fast-check';

import { exportControls } from './export-controls.read-model';

const stream = 'export-ban-list/a-list';
const openDatabase = async () => {
  const { url, drop } = await freshDatabase();
  const pool = createPool(url, { max: 4, name: 'export controls' });
  const prisma = createPrisma(url);
  const log = new PostgresEventLog(pool);
  const feed = new FiniteFeed(log, [3]);
  const runner = new ProjectionRunner({ pool, log, feed, model: exportControls, batchEvents: 20 });
  const close = async () => {
    await prisma.$disconnect();
    await pool.end();
    await drop();
  };
  return { log, runner, close, stored: new PostgresVersionRows(prisma) };
};

/** A commit a fact, then the retraction of every third one. */
const appendsOf = (facts: readonly Append['facts'][number][]): Append['facts'][] => {
  const told = facts.map((fact, i) => ({ ...fact, id: idOf(i) }));
  const retracted = told
    .filter((_, i) => i % 3 === 2)
    .map(({ id }) => ({
      type: 'FactRetracted',
      data: { eventIds: [id], subject: 'any', reason: 'Misread.' },
    }));
  return [...told, ...retracted].map((fact) => [fact]);
};

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('The stored model of export controls', () => {
  it(
    'holds at every position what a fold from scratch comes to',
    () =>
      fc.assert(
        fc.asyncProperty(aListTold, async (facts) => {
          const { log, runner, stored, close } = await openDatabase();
          try {
            for (const [version, commit] of appendsOf([...facts, aListEstablished()]).entries()) {
              const expectedVersion = version === 0 ? 'STREAM_DOES_NOT_EXIST' : version;
              const appends = [{ stream, expectedVersion, facts: commit }] as const;
              await log.append({ appends, provenance: provenance() });
            }
            expect(await runner.run(new AbortController().signal)).toBeUndefined();
            const naive = new InMemoryVersionRows(log);
            const { position: head } = await log.head();
            for (let position = 1n; position <= head; position += 1n) {
              for (const projection of exportControls.projections) {
                // Every version that is believed, with its bounds: whatever is asked as of.
                const answers = (rows: typeof naive | typeof stored) =>
                  rows.find(exportControls, projection, { position });
                expect(await answers(stored)).toEqual(await answers(naive));
              }
            }
          } finally {
            await close();
          }
        }),
        { numRuns: 8 },
      ),
    60_000,
  );
});
