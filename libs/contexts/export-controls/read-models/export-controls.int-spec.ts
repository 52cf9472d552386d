import { createPool, createPrisma } from '@platform/database';
import { PostgresEventLog, type Append, type EventLog } from '@platform/event-log';
import { PostgresVersionRows, ProjectionRunner } from '@platform/projections';
import {
  aListEstablished,
  aListTold,
  FiniteFeed,
  freshDatabase,
  InMemoryVersionRows,
  newYorkDay,
  provenance,
  regime1718,
} from '@testing';
import fc from 'fast-check';

import { exportControls } from './export-controls.read-model';

const stream = 'export-ban-list/a-list';

/** A regime told out of order, in a stream beside the list's. */
const regimeFacts: Append['facts'] = [
  regime1718.measureImposed({ endsOn: newYorkDay('2024-06-30') }),
  regime1718.established(),
  regime1718.exempted(),
  regime1718.capImposed(),
  regime1718.terminated(),
  regime1718.reinstated(),
];
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

const tell = async (log: EventLog, stream: string, commits: readonly Append['facts'][]) => {
  for (const [version, facts] of commits.entries()) {
    const expectedVersion = version === 0 ? 'STREAM_DOES_NOT_EXIST' : version;
    const appends = [{ stream, expectedVersion, facts }] as const;
    await log.append({ appends, provenance: provenance() });
  }
};

/** A commit a fact, then the retraction of every third one. Ids are numbered from the first on. */
const appendsOf = (facts: readonly Append['facts'][number][], first = 0): Append['facts'][] => {
  const told = facts.map((fact, i) => ({ ...fact, id: idOf(first + i) }));
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
            await tell(log, stream, appendsOf([...facts, aListEstablished()]));
            await tell(log, regime1718.stream, appendsOf(regimeFacts, 100));
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
        { numRuns: 6 },
      ),
    60_000,
  );
});
