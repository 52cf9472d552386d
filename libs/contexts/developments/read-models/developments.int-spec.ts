import { createPool, createPrisma } from '@platform/database';
import { PostgresEventLog } from '@platform/event-log';
import { PostgresVersionRows, ProjectionRunner } from '@platform/projections';
import {
  armsTrade,
  FiniteFeed,
  freshDatabase,
  InMemoryVersionRows,
  provenance,
  statements,
  treatyRuKp,
} from '@testing';

import { development } from './development/development.timeline';
import { developments } from './developments.read-model';

const open = async () => {
  const { url, drop } = await freshDatabase();
  const pool = createPool(url, { max: 4, name: 'developments' });
  const prisma = createPrisma(url);
  const log = new PostgresEventLog(pool);
  const feed = new FiniteFeed(log, [3]);
  const runner = new ProjectionRunner({ pool, log, feed, model: developments, batchEvents: 2 });
  const close = async () => {
    await prisma.$disconnect();
    await pool.end();
    await drop();
  };
  return { log, runner, close, stored: new PostgresVersionRows(prisma) };
};

const wrong = '00000000-0000-4000-8000-000000000001';

const commits = [
  { stream: treatyRuKp.stream, facts: [treatyRuKp.signed(), treatyRuKp.textPublished()] },
  { stream: 'development/jp-on-treaty', facts: [statements.tokyo()] },
  { stream: armsTrade.stream, facts: [armsTrade.alleged()] },
  { stream: armsTrade.stream, facts: [{ ...armsTrade.denied(), id: wrong }] },
  { stream: treatyRuKp.stream, facts: [treatyRuKp.ratifiedByRussia(), treatyRuKp.inForce()] },
  {
    stream: armsTrade.stream,
    facts: [
      {
        type: 'FactRetracted',
        data: { eventIds: [wrong], subject: armsTrade.development, reason: 'Misread.' },
      },
    ],
  },
];

describe('The stored model of developments', () => {
  it('holds at every position what a fold from scratch comes to', async () => {
    const { log, runner, stored, close } = await open();
    try {
      for (const { stream, facts } of commits) {
        const { version } = await log.readStream(stream);
        const expectedVersion = version === 0 ? 'STREAM_DOES_NOT_EXIST' : version;
        const appends = [{ stream, expectedVersion, facts }] as const;
        await log.append({ appends, provenance: provenance() });
      }
      expect(await runner.run(new AbortController().signal)).toBeUndefined();
      const naive = new InMemoryVersionRows(log);
      const { position: head } = await log.head();
      for (let position = 1n; position <= head; position += 1n) {
        const sought = { position };
        expect(await stored.find(developments, development, sought)).toEqual(
          await naive.find(developments, development, sought),
        );
      }
      const columns = { kind: 'allegation' };
      const found = await stored.find(developments, development, { columns, position: head });
      expect(found.map(({ value }) => value.status)).toEqual(['alleged']);
    } finally {
      await close();
    }
  }, 60_000);
});
