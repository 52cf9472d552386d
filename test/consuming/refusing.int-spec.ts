import { messageOf } from '@platform/messaging/kafka';
import {
  commitTo,
  confirmed,
  describeWithCluster,
  describeWithKafka,
  InMemoryEventLog,
  someStream,
} from '@testing';
import type { Message } from 'kafkajs';

import { javaWith, startOutsider, TYPESCRIPT, type Outsider } from './outsider';
import { openStandIn, type StandIn } from './stand-in';

// Between partitions a gap is one after five seconds, and Java compiles its source first.
jest.setTimeout(60_000);

const GENERATION = '4b1d0a5e-6f0c-4c57-9d5e-0d5f0a3f2c11';
const ANOTHER = '8d2f6c1e-0b3a-4f7d-a1c9-7e5b2d4f6a90';

/** Messages at positions from 1 on: commits of so many events, as the relay would send them. */
const messages = async (
  { generation = GENERATION, words = ['one', '둘', 'three', 'four', 'five'] },
  ...sizes: readonly number[]
): Promise<(at: number) => Message> => {
  const log = new InMemoryEventLog();
  for (const size of sizes) {
    const subjects = words.slice(log.facts.length, log.facts.length + size);
    await log.append(commitTo(someStream(), 0, subjects.map(confirmed)));
  }
  return (at) => {
    const fact = log.facts[at - 1];
    if (!fact) throw new Error(`Nothing is at ${String(at)}.`);
    return messageOf(fact, { generation, previous: at === 1 ? undefined : BigInt(at - 1) });
  };
};

const line = (at: number, subject: string) => `${String(at)} StatusConfirmed ${subject}`;

describeWithKafka('A consumer of an outsider, faced with what goes wrong,', (brokers) => {
  let standIn: StandIn;
  const running: Outsider[] = [];

  const open = async (partitions = 1) => {
    standIn = await openStandIn(brokers, { generation: GENERATION, partitions });
  };

  afterEach(async () => {
    await Promise.all(running.splice(0).map(({ stop }) => stop()));
    await standIn.close();
  });

  const start = (command: readonly string[], ...more: readonly string[]) => {
    const given = [standIn.url, brokers.join(), standIn.topic, ...more];
    const outsider = startOutsider(command, given);
    running.push(outsider);
    return outsider;
  };

  const asks = (command: readonly string[]) => {
    it('stops at a gap, and prints nothing of the commit that it is in', async () => {
      await open();
      const at = await messages({}, 1, 2, 1);
      await standIn.send(at(1), at(2), at(4));
      const { code, said, printed } = await start(command).ended;
      expect([code, printed]).toEqual([2, [line(1, 'one')]]);
      expect(said).toContain('A gap: what follows 2 does not come.');
    });

    it('stops where retention took what follows its snapshot, on whatever partition', async () => {
      await open(2);
      const at = await messages({}, 1, 1, 1);
      await standIn.send(at(3));
      const { code, said, printed } = await start(command, '--after', '1').ended;
      expect([code, printed]).toEqual([2, []]);
      expect(said).toContain('A gap: what follows 1 does not come.');
    });

    it('prints once what comes twice, and never what was not committed', async () => {
      await open();
      const at = await messages({}, 1, 1, 1);
      const other = await messages({ words: ['never', 'known'] }, 1, 1);
      await standIn.abandon(other(1), other(2));
      await standIn.send(at(1), at(2), at(2));
      const outsider = start(command, '--until', '3');
      await outsider.lines(2);
      await standIn.send(at(1), at(2));
      await standIn.send(at(3));
      const { code, printed } = await outsider.ended;
      expect([code, printed]).toEqual([0, [line(1, 'one'), line(2, '둘'), line(3, 'three')]]);
    });

    it('prints a commit when it is whole, from whatever partitions it comes', async () => {
      await open(2);
      const at = await messages({}, 2, 1);
      await standIn.send({ ...at(2), partition: 1 }, { ...at(3), partition: 1 });
      const outsider = start(command, '--until', '3');
      await outsider.begun();
      await standIn.send(at(1));
      const { code, printed } = await outsider.ended;
      expect([code, printed]).toEqual([0, [line(1, 'one'), line(2, '둘'), line(3, 'three')]]);
    });

    it('passes over what the log held before it was restored, and stops when it is', async () => {
      await open();
      const at = await messages({}, 1, 1);
      const lost = await messages({ generation: ANOTHER, words: ['lost', 'lost'] }, 1, 1);
      await standIn.send(lost(1), lost(2), at(1), at(2));
      const outsider = start(command);
      expect(await outsider.lines(2)).toEqual([line(1, 'one'), line(2, '둘')]);
      const restored = await messages({ generation: ANOTHER }, 1, 1, 1);
      standIn.isOf(ANOTHER);
      await standIn.send(restored(3));
      const { code, said, printed } = await outsider.ended;
      expect([code, printed.length]).toEqual([2, 2]);
      expect(said).toContain('has a new generation');
    });

    it('ends at once where it is told to end at what it knows', async () => {
      await open();
      const { code, printed } = await start(command, '--after', '5', '--until', '5').ended;
      expect([code, printed]).toEqual([0, []]);
    });
  };

  describe('in TypeScript,', () => {
    asks(TYPESCRIPT);
  });

  describeWithCluster('in Java,', ({ classPath }) => {
    asks(javaWith(classPath));
  });
});
