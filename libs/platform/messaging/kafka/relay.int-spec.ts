import { describeWithKafka, takeFrom } from '@testing';
import { Kafka, logLevel } from 'kafkajs';

import {
  everythingOn,
  gapless,
  headerOf,
  openDistributed,
  sequenceOn,
  until,
  type Distributed,
} from './distributed.fixture';
import type { PublishingStep } from './publisher';

// A broker that has just begun takes its time.
jest.setTimeout(30_000);

describeWithKafka('A relay', (brokers) => {
  let opened: Distributed;

  beforeEach(async () => {
    opened = await openDistributed(brokers);
  });

  afterEach(() => opened.close());

  it('publishes what is in the log, and then what comes, once', async () => {
    const { append, startRelay, settled } = opened;
    await append('a', 'b');
    startRelay();
    await settled(2n);
    await append('c');
    await settled(3n);
    expect(await sequenceOn(opened)).toEqual([1, 2, 3]);
  });

  it('goes on behind what it finds in Kafka', async () => {
    const { append, startRelay, settled } = opened;
    for (let n = 1; n <= 4; n += 1) {
      const { stop } = startRelay();
      await append(String(n));
      await settled(BigInt(n));
      await stop();
    }
    expect(await sequenceOn(opened)).toEqual([1, 2, 3, 4]);
  });

  it('sends a commit that is larger than a message may be', async () => {
    const { append, startRelay, feed } = opened;
    await append(...Array.from({ length: 1500 }, (_, n) => `${String(n)} ${'x'.repeat(150)}`));
    startRelay();
    const pieces = await takeFrom(feed, 0n, 1500);
    expect(pieces.map(({ length }) => length)).toEqual([1500]);
  });

  it('tells on each topic what stood before', async () => {
    const { append, startRelay, settled, topics } = opened;
    startRelay();
    for (const subject of ['a', 'b', 'c']) await append(subject);
    await settled(3n);
    const sent = await everythingOn(opened, topics.log.name);
    expect(sent.map((message) => headerOf(message, 'ce_previoussequence'))).toEqual([
      undefined,
      '1',
      '2',
    ]);
  });

  it.each<PublishingStep>(['before-send', 'after-send', 'before-commit', 'after-commit'])(
    'that dies %s doubles nothing and loses nothing',
    async (fatal) => {
      const { append, startRelay, settled } = opened;
      let wake: (() => void) | undefined;
      const dead = () => new Promise<void>((resolve) => (wake = resolve));
      startRelay({ onStep: (step) => (step === fatal ? dead() : undefined) });
      await append('a', 'b');
      await until(() => wake !== undefined);
      await takeTheLease(opened);
      startRelay();
      await append('c');
      await settled(3n);
      expect(await sequenceOn(opened)).toEqual([1, 2, 3]);
      // Only so that the test ends: what a sleeper does is another one's title.
      wake?.();
    },
  );

  it('that sleeps while another takes over writes nothing when it wakes', async () => {
    const { append, startRelay, settled } = opened;
    let asleep: (() => void) | undefined;
    const sleeping = () => new Promise<void>((wake) => (asleep = wake));
    const late = startRelay({
      onStep: (step) => (step === 'before-send' ? sleeping() : undefined),
    });
    await append('a');
    await until(() => asleep !== undefined);
    await takeTheLease(opened);
    startRelay();
    await append('b');
    await settled(2n);
    asleep?.();
    await until(() => late.relay.status().outage !== undefined);
    await append('c');
    await settled(3n);
    expect(await sequenceOn(opened)).toEqual([1, 2, 3]);
  });

  it('waits while another publishes, and takes over when that one ends', async () => {
    const { append, startRelay, settled } = opened;
    const first = startRelay();
    await append('a');
    await settled(1n);
    const second = startRelay();
    await append('b');
    await settled(2n);
    expect(second.relay.status().epoch).toBeUndefined();
    await first.stop();
    await until(() => second.relay.status().epoch !== undefined);
    await append('c');
    await settled(3n);
    expect(await sequenceOn(opened)).toEqual([1, 2, 3]);
  });

  it('that fails at anything, over and over, leaves a topic without gap or double', async () => {
    const { append, startRelay, settled } = opened;
    let chance = 7;
    const moody = () => {
      chance = (chance * 16_807) % 2_147_483_647;
      if (chance % 3 === 0) throw new Error('It was in no mood.');
    };
    startRelay({ onStep: moody });
    for (let n = 1n; n <= 8n; n += 1n) {
      await append('a', 'b', 'c');
      await settled(n * 3n);
    }
    expect(await sequenceOn(opened)).toEqual(gapless(24));
  }, 60_000);

  it('outlives a broker that is not there', async () => {
    const { append, startRelay, settled, ports } = opened;
    const nowhere = new Kafka({
      brokers: ['127.0.0.1:1'],
      logLevel: logLevel.NOTHING,
      retry: { retries: 0 },
    });
    const lost = startRelay({}, { ...ports, kafka: nowhere });
    await until(() => lost.relay.status().outage !== undefined);
    await lost.stop();
    startRelay();
    await append('a');
    await settled(1n);
    expect(await sequenceOn(opened)).toEqual([1]);
  });

  it('that waits for another has no outage any more', async () => {
    const { append, startRelay, settled } = opened;
    const moody = () => {
      throw new Error('It was in no mood.');
    };
    const waiting = startRelay({ onStep: moody });
    await append('a');
    await until(() => waiting.relay.status().outage !== undefined);
    startRelay();
    await settled(1n);
    await until(() => waiting.relay.status().outage === undefined);
    expect(waiting.relay.status().epoch).toBeUndefined();
  });
});

/** As if so long had passed that whoever has it must be dead. */
const takeTheLease = async ({ pool }: Distributed): Promise<void> => {
  await pool.query(`UPDATE relay.lease SET expires_at = '-infinity'`);
};
