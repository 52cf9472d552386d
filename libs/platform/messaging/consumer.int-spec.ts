import { DomainError } from '@kernel';
import { Logger } from '@nestjs/common';
import { createPool } from '@platform/database';
import { PostgresEventFeed } from '@platform/event-feed';
import { appendWhatIs, PostgresEventLog, reactionTo, type Recorded } from '@platform/event-log';
import { claimed, commitTo, confirmed, freshDatabase, someStream } from '@testing';

import { Consumer } from './consumer';
import { PostgresConsumerPositions } from './postgres-consumer-positions';

const CONSUMER = 'developments';
const SOON_MS = 10_000;

class NoUmbrella extends DomainError {
  readonly code = 'NO_UMBRELLA';
}

type React = (event: Recorded, log: PostgresEventLog) => Promise<unknown>;

/** Opens something in a stream of its own, once for each event. */
const openQuestion: React = (event, log) =>
  appendWhatIs(
    log,
    { stream: `development/${event.subject}`, provenance: reactionTo(event, 'open') },
    () => [claimed(event.subject)],
  );

describe('Over a real log a consumer', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    database = await freshDatabase();
  });

  afterEach(() => database.drop());

  /** A process of its own: it reacts to every status that was confirmed. */
  const process = (react: React = openQuestion) => {
    const pool = createPool(database.url, { max: 4, name: 'consumer' });
    const log = new PostgresEventLog(pool);
    const feed = new PostgresEventFeed(pool, log);
    const positions = new PostgresConsumerPositions(pool);
    const stopping = new AbortController();
    const to = async (event: Recorded) => {
      await react(event, log);
    };
    const reaction = { name: 'open', to };
    const of = (type: string) => (type === 'StatusConfirmed' ? [reaction] : []);
    const ports = { consumer: CONSUMER, feed, log, positions };
    const consumer = new Consumer(ports, { of }, stopping.signal);
    const running = consumer.run();
    const end = async () => {
      stopping.abort();
      await running;
      await feed.close();
      await log.close();
      await pool.end();
    };
    return { pool, log, positions, consumer, end };
  };

  const tell = (log: PostgresEventLog, ...subjects: readonly string[]) =>
    log.append(commitTo(someStream(), 0, subjects.map(confirmed)));

  const opened = async (log: PostgresEventLog) =>
    (await log.select({ after: 0n, limit: 1000, context: 'developments' })).map(
      ({ subject }) => subject,
    );

  it('reacts once to each event, in order, and goes on after its own effects', async () => {
    const { log, consumer, end } = process();
    await tell(log, 'a', 'b');
    await tell(log, 'c');
    await consumer.waitUntil(3n, SOON_MS);
    const { position, generation } = await log.head();
    await consumer.waitUntil(position, SOON_MS);
    expect(await opened(log)).toEqual(['a', 'b', 'c']);
    await end();
    const next = process();
    await next.consumer.waitUntil(position, SOON_MS);
    expect(await next.positions.positionOf(CONSUMER)).toMatchObject({ generation });
    expect(await opened(next.log)).toEqual(['a', 'b', 'c']);
    await next.end();
  });

  it('that is killed between a reaction and its position reacts again, to no effect', async () => {
    const killed = process(async (event, log) => {
      await openQuestion(event, log);
      throw new Error('The power is cut.');
    });
    await tell(killed.log, 'a', 'b');
    await expect(killed.consumer.waitUntil(2n, 300)).rejects.toThrow('not yet to 2');
    await killed.end();
    const { log, consumer, end } = process();
    await consumer.waitUntil(2n, SOON_MS);
    expect(await opened(log)).toEqual(['a', 'b']);
    await end();
  });

  it('of which there are two at once reacts once', async () => {
    const [one, other] = [process(), process()];
    await Promise.all(['a', 'b', 'c', 'd'].map((subject) => tell(one.log, subject)));
    for (const { consumer } of [one, other]) await consumer.waitUntil(8n, SOON_MS);
    expect([...(await opened(one.log))].sort()).toEqual(['a', 'b', 'c', 'd']);
    await one.end();
    await other.end();
  });

  it('begins again where the log is of another generation', async () => {
    const first = process();
    await tell(first.log, 'a');
    await first.consumer.waitUntil(2n, SOON_MS);
    await first.pool.query('UPDATE log.head SET generation = gen_random_uuid()');
    await first.end();
    const heard: string[] = [];
    const { log, consumer, end } = process((event) => {
      heard.push(event.subject);
      return Promise.resolve();
    });
    await consumer.waitUntil(2n, SOON_MS);
    const { generation } = await log.head();
    await end();
    expect(heard).toEqual(['a']);
    const { end: endAfter, positions: kept } = process();
    expect(await kept.positionOf(CONSUMER)).toEqual({ position: 2n, generation });
    await endAfter();
  });

  it('parks what is refused, once, and outlives a lost connection', async () => {
    const { pool, log, positions, consumer, end } = process((event) =>
      event.subject === 'a'
        ? Promise.reject(new NoUmbrella('Nobody has an umbrella.'))
        : Promise.resolve(),
    );
    await tell(log, 'a', 'b');
    await consumer.waitUntil(2n, SOON_MS);
    await pool
      .query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      )
      .catch(() => undefined);
    await tell(log, 'c');
    await consumer.waitUntil(3n, SOON_MS);
    expect(await positions.parkedBy(CONSUMER)).toMatchObject([
      { position: 1n, reaction: 'open', code: 'NO_UMBRELLA' },
    ]);
    await end();
  });
});
