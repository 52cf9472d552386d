import type { Recorded } from '@platform/event-log';
import { describeWithKafka, subjectsOf, takeFrom } from '@testing';

import { restoreTo } from './damage.fixture';
import { openDistributed, sequenceOn, soonTold, type Distributed } from './distributed.fixture';
import { KafkaAheadOfLog, KafkaOfAnotherGeneration } from './kafka.errors';
import { openNewGeneration } from './new-generation';

// A broker that has just begun takes its time.
jest.setTimeout(30_000);

describeWithKafka('A relay of a log that was restored', (brokers) => {
  let opened: Distributed;

  beforeEach(async () => {
    opened = await openDistributed(brokers);
  });

  afterEach(() => opened.close());

  it('refuses where the log is older than Kafka, until a new generation is opened', async () => {
    const { append, startRelay, settled, feed, pool } = opened;
    const first = startRelay();
    for (const subject of ['a', 'b', 'c']) await append(subject);
    await settled(3n);
    await first.stop();
    await restoreTo(opened, 1);
    expect(await startRelay().ended).toBeInstanceOf(KafkaAheadOfLog);
    await append('B');
    await append('C');
    await append('D');
    expect(await startRelay().ended).toBeInstanceOf(KafkaAheadOfLog);
    const { after } = await openNewGeneration(pool);
    expect(after).toBe(4n);
    startRelay();
    await settled(4n);
    await append('E');
    expect(subjectsOf((await takeFrom(feed, 0n, 5)).flat()).join('')).toBe('aBCDE');
    expect(await sequenceOn(opened)).toEqual([1, 2, 3, 2, 3, 4, 5]);
  });

  it('refuses where the log is set back while it publishes', async () => {
    const { append, startRelay, settled } = opened;
    const { ended } = startRelay({ lease: soonTold });
    for (const subject of ['a', 'b', 'c']) await append(subject);
    await settled(3n);
    await restoreTo(opened, 1);
    expect(await ended).toBeInstanceOf(KafkaAheadOfLog);
  });

  it('refuses where Kafka is of another generation, and nobody opened this one', async () => {
    const { append, startRelay, settled, pool } = opened;
    const first = startRelay();
    await append('a');
    await settled(1n);
    await first.stop();
    await pool.query('UPDATE log.head SET generation = gen_random_uuid()');
    expect(await startRelay().ended).toBeInstanceOf(KafkaOfAnotherGeneration);
  });

  it('refuses where it has grown past what is published before anybody looked', async () => {
    const { append, startRelay, settled } = opened;
    const { ended } = startRelay();
    for (const subject of ['a', 'b', 'c']) await append(subject);
    await settled(3n);
    await restoreTo(opened, 1);
    await append('B', 'C', 'D');
    expect(await ended).toBeInstanceOf(KafkaAheadOfLog);
    expect(await sequenceOn(opened)).toEqual([1, 2, 3]);
  });

  it('publishes nothing of two histories of which it has read one after the other', async () => {
    const { append, startRelay, settled, ports, log, feed } = opened;
    await append('a');
    await append('b');
    let wake: (() => void) | undefined;
    const untilWoken = new Promise<void>((resolve) => (wake = resolve));
    const reads = async function* (): AsyncGenerator<readonly Recorded[]> {
      yield await log.readCommits(0n, 1);
      yield await log.readCommits(1n, 1);
      await restoreTo(opened, 1);
      await append('B');
      await append('C');
      yield await log.readCommits(2n, 1);
      wake?.();
    };
    const follow = jest.fn(ports.feed.follow.bind(ports.feed)).mockImplementationOnce(reads);
    startRelay({ onStep: () => untilWoken }, { ...ports, feed: { follow } });
    await settled(3n);
    expect(subjectsOf((await takeFrom(feed, 0n, 3)).flat()).join('')).toBe('aBC');
    expect(await sequenceOn(opened)).toEqual([1, 2, 3]);
  });
});
