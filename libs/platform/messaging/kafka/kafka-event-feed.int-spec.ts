import { randomUUID } from 'node:crypto';

import { LogHasGap } from '@platform/event-feed';
import {
  commitTo,
  confirmed,
  describeWithKafka,
  eventFeedContract,
  someStream,
  subjectsOf,
  takeFrom,
} from '@testing';

import { ALL, forget, sendPast } from './damage.fixture';
import {
  everythingOn,
  openDistributed,
  soonTold,
  until,
  type Distributed,
} from './distributed.fixture';
import { LogDisagrees, LogGenerationChanged } from './kafka.errors';
import { kafkaClient } from './kafka-client';
import { KafkaEventFeed } from './kafka-event-feed';
import { openNewGeneration } from './new-generation';
import { deafOnce, setBackOnce } from './read-topic.fixture';

// A broker that has just begun takes its time.
jest.setTimeout(30_000);

describeWithKafka('Through a broker', (brokers) => {
  eventFeedContract('from Kafka', async () => {
    const opened = await openDistributed(brokers);
    opened.startRelay();
    return opened;
  });
});

describeWithKafka('The event feed from Kafka', (brokers) => {
  let opened: Distributed;
  let stopping: AbortController;

  beforeEach(async () => {
    opened = await openDistributed(brokers);
    stopping = new AbortController();
  });

  afterEach(async () => {
    stopping.abort();
    await Promise.allSettled(followed.splice(0).map(async (one) => one.return?.()));
    await opened.close();
  });

  const followed: AsyncIterator<unknown>[] = [];

  /** Until the test ends, however it does. */
  const follow = (feed: KafkaEventFeed) => {
    const following = feed.follow(0n, stopping.signal)[Symbol.asyncIterator]();
    followed.push(following);
    return following;
  };

  it('gives what the log gives, to the letter', async () => {
    const { feed, log, append, startRelay } = opened;
    startRelay();
    await append('a', 'b');
    const [one, other] = ['a'.repeat(64), 'b'.repeat(64)];
    const facts = [
      { ...confirmed('c'), evidence: [other] },
      { ...confirmed('d'), evidence: [] },
    ];
    const over = { evidence: [one, other], causationId: randomUUID() };
    await log.append(commitTo(someStream(), 0, facts, over));
    const given = (await takeFrom(feed, 0n, 4)).flat();
    expect(given).toEqual(await log.readCommits(0n, 10));
  });

  it('gives determinations too, which are on no topic', async () => {
    const { feed, log, append, startRelay, topics } = opened;
    startRelay();
    await append('a');
    const stream = someStream('export-determination');
    await log.append(commitTo(stream, 0, ['secret', 'silent'].map(confirmed)));
    const given = (await takeFrom(feed, 0n, 3)).flat();
    expect(given).toEqual(await log.readCommits(0n, 10));
    const sent = await everythingOn(opened, topics.log.name);
    const withheld = sent.slice(1);
    expect(withheld.map(({ key, value }) => [key, value])).toEqual([
      [null, null],
      [null, null],
    ]);
    const told = JSON.stringify(
      withheld.map(({ headers }) => String(Object.values(headers ?? {}))),
    );
    for (const word of ['secret', stream, 'StatusConfirmed', 'analyst-7']) {
      expect(told).not.toContain(word);
    }
  });

  it('waits for Kafka, however long the log has known', async () => {
    const { feed, append, startRelay } = opened;
    await append('a');
    let came = false;
    const pieces = takeFrom(feed, 0n, 2).then((taken) => {
      came = true;
      return taken;
    });
    await append('b');
    await everythingOn(opened, opened.topics.log.name);
    expect(came).toBe(false);
    startRelay();
    expect(subjectsOf((await pieces).flat())).toEqual(['a', 'b']);
  });

  it('begins in the log where retention has taken a part of the topic, or all of it', async () => {
    const { feed, append, startRelay } = opened;
    const relay = startRelay({ lease: soonTold });
    for (const subject of ['a', 'b', 'c', 'd']) await append(subject);
    await takeFrom(feed, 0n, 4);
    await forget(opened, 3);
    const partly = takeFrom(feed, 0n, 5);
    await append('e');
    expect(subjectsOf((await partly).flat())).toEqual(['a', 'b', 'c', 'd', 'e']);
    await relay.stop();
    await forget(opened, ALL);
    expect(subjectsOf((await takeFrom(feed, 1n, 4)).flat())).toEqual(['b', 'c', 'd', 'e']);
    const later = takeFrom(feed, 1n, 5);
    startRelay();
    await append('f');
    expect(subjectsOf((await later).flat())).toEqual(['b', 'c', 'd', 'e', 'f']);
  });

  it('begins in the log where a new generation was opened, and no further', async () => {
    const { feed, append, startRelay, pool } = opened;
    await append('a');
    await openNewGeneration(pool);
    await append('b');
    expect(subjectsOf((await takeFrom(feed, 0n, 1)).flat())).toEqual(['a']);
    startRelay();
    expect(subjectsOf((await takeFrom(feed, 0n, 2)).flat())).toEqual(['a', 'b']);
  });

  it('stops where the topic lacks a position', async () => {
    const { feed, append, startRelay, settled } = opened;
    const relay = startRelay();
    await append('a');
    await settled(1n);
    await relay.stop();
    await append('b');
    await append('c');
    await sendPast(opened, 3n);
    await expect(takeFrom(feed, 0n, 3)).rejects.toThrow(LogHasGap);
  });

  it('tells whoever follows that a new generation was opened, once it is published', async () => {
    const { feed, append, startRelay, settled, pool } = opened;
    const relay = startRelay();
    await append('a');
    await settled(1n);
    const following = follow(feed);
    expect(await following.next()).toMatchObject({ value: [{ subject: 'a' }] });
    await relay.stop();
    await openNewGeneration(pool);
    startRelay();
    await append('b');
    await expect(following.next()).rejects.toThrow(LogGenerationChanged);
    expect(subjectsOf((await takeFrom(feed, 0n, 2)).flat())).toEqual(['a', 'b']);
  });

  it('stops where the log holds something else than was withheld', async () => {
    const { feed, log, startRelay, settled, pool } = opened;
    startRelay();
    await log.append(commitTo(someStream('export-determination'), 0, [confirmed('secret')]));
    await settled(1n);
    expect(await takeFrom(feed, 0n, 1)).toHaveLength(1);
    await pool.query(`ALTER TABLE log.event DISABLE TRIGGER ALL`);
    await pool.query(`UPDATE log.event SET leaf_hash = sha256('other')`);
    await expect(takeFrom(feed, 0n, 1)).rejects.toThrow(LogDisagrees);
  });

  it('replaces a reader that is set back, and gives nothing twice', async () => {
    const { ports, topics, append, startRelay, settled } = opened;
    const lost: string[] = [];
    const onLost = (why: string) => lost.push(why);
    const kafka = setBackOnce(ports.kafka, topics.log.name);
    startRelay();
    await append('a');
    await settled(1n);
    const following = follow(
      new KafkaEventFeed({ ...ports, kafka }, { reader: 'watched', onLost }),
    );
    expect(await following.next()).toMatchObject({ value: [{ subject: 'a' }] });
    const next = following.next();
    await until(() => lost.some((why) => why.includes('set back')));
    await append('b');
    expect(await next).toMatchObject({ value: [{ subject: 'b' }] });
  });

  it('replaces a reader that falls silent, and goes on where it was', async () => {
    const { ports, append, startRelay } = opened;
    const lost: string[] = [];
    const onLost = (why: string) => lost.push(why);
    const watched = { reader: 'watched', silenceMs: 50, onLost };
    const feed = new KafkaEventFeed({ ...ports, kafka: deafOnce(ports.kafka) }, watched);
    startRelay();
    await append('a');
    const following = takeFrom(feed, 0n, 2);
    await append('b');
    expect(subjectsOf((await following).flat())).toEqual(['a', 'b']);
    expect(lost).toEqual([expect.stringContaining('silent')]);
  });

  it('says why nothing comes until Kafka is read again, be there news or none', async () => {
    const { ports } = opened;
    const said: (string | undefined)[] = [];
    const feed: KafkaEventFeed = new KafkaEventFeed(
      { ...ports, kafka: deafOnce(ports.kafka, 'It hears nothing.') },
      { reader: 'watched', onLost: () => said.push(feed.failure()) },
    );
    expect(feed.failure()).toBeUndefined();
    const following = follow(feed).next();
    await until(() => said.length > 0);
    expect(said).toEqual(['It hears nothing.']);
    await until(() => feed.failure() === undefined);
    stopping.abort();
    await following;
  });

  it('says nothing more of a failure once nobody follows', async () => {
    const { ports } = opened;
    const nowhere = kafkaClient({ brokers: ['127.0.0.1:1'], clientId: 'lost' });
    const feed = new KafkaEventFeed({ ...ports, kafka: nowhere }, { reader: 'watched' });
    const following = follow(feed).next();
    await until(() => feed.failure() !== undefined);
    stopping.abort();
    await following;
    expect(feed.failure()).toBeUndefined();
  });
});
