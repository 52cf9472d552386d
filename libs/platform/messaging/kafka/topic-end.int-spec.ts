import { describeWithKafka, subjectsOf, takeFrom } from '@testing';

import { ALL, forget, restoreTo, sendPast } from './damage.fixture';
import { openDistributed, sequenceOn, type Distributed } from './distributed.fixture';
import { openNewGeneration } from './new-generation';

// A broker that has just begun takes its time.
jest.setTimeout(30_000);

describeWithKafka('A relay that begins', (brokers) => {
  let opened: Distributed;

  beforeEach(async () => {
    opened = await openDistributed(brokers);
  });

  afterEach(() => opened.close());

  const publish = async (...subjects: readonly string[]) => {
    const relay = opened.startRelay();
    for (const subject of subjects) await opened.append(subject);
    await opened.settled((await opened.log.head()).position);
    await relay.stop();
  };

  it.each([
    // A transaction takes one offset more than it has messages.
    ['begins after what the topic still holds', 8, [5, 3, 4]],
    ['has nothing in common with an emptied topic', ALL, [3, 4]],
  ])(
    'publishes all of a new generation where the log %s',
    async (_where, offset, expected: readonly number[]) => {
      const { pool, append, startRelay, feed } = opened;
      for (const subject of ['a', 'b', 'c', 'd', 'e']) await publish(subject);
      await forget(opened, offset);
      await restoreTo(opened, 2);
      await openNewGeneration(pool);
      await append('C');
      await append('D');
      startRelay();
      expect(subjectsOf((await takeFrom(feed, 0n, 4)).flat()).join('')).toBe('abCD');
      expect(await sequenceOn(opened)).toEqual(expected);
    },
  );

  it('goes on behind the furthest where copies of older messages stand at the end', async () => {
    await publish('a', 'b', 'c');
    await sendPast(opened, 1n);
    await publish('d');
    expect(await sequenceOn(opened)).toEqual([1, 2, 3, 1, 4]);
  });

  it('publishes again what the topic has lost, whatever Postgres was told', async () => {
    await publish('a', 'b');
    await opened.pool.query('UPDATE relay.lease SET published_to = 3');
    await opened.append('c');
    await publish('d');
    expect(await sequenceOn(opened)).toEqual([1, 2, 3, 4]);
  });
});
