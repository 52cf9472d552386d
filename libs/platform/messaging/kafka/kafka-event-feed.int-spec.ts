import { randomUUID } from 'node:crypto';

import { LogHasGap } from '@platform/event-feed';
import type { Recorded } from '@platform/event-log';
import {
  commitTo,
  confirmed,
  describeWithKafka,
  eventFeedContract,
  someStream,
  subjectsOf,
  takeFrom,
} from '@testing';
import type { Kafka } from 'kafkajs';

import { messageOf } from './cloud-event';
import { everythingOn, openDistributed, type Distributed } from './distributed.fixture';
import { KafkaEventFeed } from './kafka-event-feed';
import { openNewGeneration } from './new-generation';
import { publishedLog } from './published-log';

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

  beforeEach(async () => {
    opened = await openDistributed(brokers);
  });

  afterEach(() => opened.close());

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
    const relay = startRelay({ lease: { ttlMs: 60, lookMs: 5 } });
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
    const { feed, log, append, startRelay, settled } = opened;
    const relay = startRelay();
    await append('a');
    await settled(1n);
    await relay.stop();
    await append('b');
    await append('c');
    await send(opened, (await log.eventsAt([3n]))[0]);
    await expect(takeFrom(feed, 0n, 3)).rejects.toThrow(LogHasGap);
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
});

/** Its first consumer joins its group and hears nothing ever. */
const deafOnce = (kafka: Kafka): Kafka => {
  let consumers = 0;
  const deaf = { run: () => Promise.resolve(), seek: () => undefined };
  const consumer: Kafka['consumer'] = (config) => {
    consumers += 1;
    return Object.assign(kafka.consumer(config), consumers === 1 ? deaf : {});
  };
  return Object.assign(Object.create(kafka) as Kafka, { consumer });
};

const ALL = -1;

/** As retention does: everything before an offset. */
const forget = async ({ kafka, topics }: Distributed, offset: number) => {
  const admin = kafka.admin();
  await admin.connect();
  const { name: topic } = topics.log;
  await admin.fetchTopicOffsets(topic);
  await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: String(offset) }] });
  await admin.disconnect();
};

const send = async ({ kafka, topics, pool }: Distributed, fact: Recorded | undefined) => {
  if (!fact) throw new Error('It was not appended.');
  const { generation } = await publishedLog(pool);
  const producer = kafka.producer();
  await producer.connect();
  const message = messageOf(fact, { generation, previous: undefined });
  await producer.send({ topic: topics.log.name, messages: [message] });
  await producer.disconnect();
};
