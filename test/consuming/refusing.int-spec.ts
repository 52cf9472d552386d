import { describeWithKafka } from '@testing';

import { inBothLanguages } from './languages';
import { ANOTHER, GENERATION, messages } from './messages';
import { startOutsider, type Command, type Outsider } from './outsider';
import { openStandIn, type StandIn } from './stand-in';

// Between partitions a gap is one after five seconds.
jest.setTimeout(60_000);

const RESTORED = 'c6a1e0d4-52f7-4b0e-9a3d-1f8e7d6c5b4a';

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

  const start = (command: () => Command, ...more: readonly string[]) => {
    const given = [standIn.url, brokers.join(), standIn.topic, ...more];
    const outsider = startOutsider(command(), given);
    running.push(outsider);
    return outsider;
  };

  /** Of the long one and of the short one, side by side. */
  const asksOfTheLog = (commands: () => readonly Command[]) => {
    const startAll = () => commands().map((command) => start(() => command));
    const linesOf = (outsiders: readonly Outsider[], count: number) =>
      Promise.all(outsiders.map(({ lines }) => lines(count)));

    it('stops at a gap, and prints nothing of the commit that it is in', async () => {
      await open();
      const at = await messages({}, 1, 2, 1);
      await standIn.send(at(1), at(2), at(4));
      for (const { ended } of startAll()) {
        const { code, said, kept, printed } = await ended;
        expect([code, kept, printed]).toEqual([2, `1@${GENERATION}`, [line(1, 'one')]]);
        expect(said).toContain('A gap: what follows 2 does not come.');
      }
    });

    it('prints once what comes twice, and never what was not committed', async () => {
      await open();
      const at = await messages({}, 1, 1, 1);
      const other = await messages({ words: ['never', 'known'] }, 1, 1);
      await standIn.abandon(other(1), other(2));
      await standIn.send(at(1), at(2), at(2));
      const outsiders = startAll();
      await linesOf(outsiders, 2);
      await standIn.send(at(1), at(2));
      await standIn.send(at(3));
      const all = [line(1, 'one'), line(2, '둘'), line(3, 'three')];
      expect(await linesOf(outsiders, 3)).toEqual([all, all]);
    });

    it('passes over what the log held before it was restored, and stops when it is', async () => {
      await open();
      const at = await messages({}, 1, 1);
      const lost = await messages({ generation: ANOTHER, words: ['lost', 'lost'] }, 1, 1);
      await standIn.send(lost(1), lost(2), at(1), at(2));
      const outsiders = startAll();
      const all = [line(1, 'one'), line(2, '둘')];
      expect(await linesOf(outsiders, 2)).toEqual([all, all]);
      // What is recorded then takes positions that are known already.
      const restored = await messages({ generation: RESTORED }, 1, 1);
      standIn.isOf(RESTORED);
      await standIn.send(restored(2));
      for (const { ended } of outsiders) {
        const { code, said, printed } = await ended;
        expect([code, printed.length]).toEqual([2, 2]);
        expect(said).toContain('has a new generation');
      }
    });
  };

  const asksOfAnyTopic = (command: () => Command) => {
    it('stops where retention took what follows its snapshot, on whatever partition', async () => {
      await open(2);
      const at = await messages({}, 1, 1, 1);
      await standIn.send(at(3));
      const { code, said, printed } = await start(command, '--after', `1@${GENERATION}`).ended;
      expect([code, printed]).toEqual([2, []]);
      expect(said).toContain('A gap: what follows 1 does not come.');
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

    it('ends where it is told to end at what it knows', async () => {
      await open();
      const outsider = start(command, '--after', `5@${GENERATION}`, '--until', '5');
      const { code, printed } = await outsider.ended;
      expect([code, printed]).toEqual([0, []]);
    });
  };

  inBothLanguages((commandOf) => {
    asksOfTheLog(() => [commandOf('consumer'), commandOf('log-consumer')]);
    asksOfAnyTopic(() => commandOf('consumer'));
  });
});
