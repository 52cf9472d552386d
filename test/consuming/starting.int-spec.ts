import { describeWithKafka, freshTopic } from '@testing';

import { inBothLanguages } from './languages';
import { ANOTHER, GENERATION, messages } from './messages';
import { startOutsider, type Command, type Ending } from './outsider';
import { openStandIn, type StandIn } from './stand-in';

jest.setTimeout(60_000);

/** Where nobody listens. */
const NOBODY = '127.0.0.1:1';

const firstMessage = async () => (await messages({}, 1))(1);

describeWithKafka('A consumer of an outsider, when it starts,', (brokers) => {
  let standIn: StandIn;

  beforeEach(async () => {
    standIn = await openStandIn(brokers, { generation: GENERATION });
  });

  afterEach(() => standIn.close());

  const run = (command: Command, ...more: readonly string[]): Promise<Ending> =>
    startOutsider(command, [standIn.url, brokers.join(), standIn.topic, ...more]).ended;

  const asksOfAnyTopic = (command: () => Command) => {
    it('says what to keep, and refuses it when the log is restored', async () => {
      await standIn.send(await firstMessage());
      const { kept = '' } = await run(command(), '--until', '1');
      expect(kept).toBe(`1@${GENERATION}`);
      standIn.isOf(ANOTHER);
      const { code, said } = await run(command(), '--after', kept, '--until', '1');
      expect([code, said]).toEqual([
        2,
        `The log has a new generation, ${ANOTHER}: begin again from a snapshot.`,
      ]);
    });

    it('refuses a position beyond the log', async () => {
      const { code, said } = await run(command(), '--after', `8@${GENERATION}`);
      expect([code, said]).toEqual([
        2,
        'The log ends at 7, it was restored: begin again from a snapshot.',
      ]);
    });

    it('says in one line how it is started where it does not understand', async () => {
      const wrong = [['--after', 'abc'], ['--after', '5'], ['--until', 'x'], ['--fast']];
      const endings = await Promise.all(wrong.map((more) => run(command(), ...more)));
      const usage = expect.stringMatching(/^Usage: .+\[--until POSITION\]$/) as unknown;
      expect(endings.map(({ code, said }) => [code, said])).toEqual(wrong.map(() => [1, usage]));
    });
  };

  /** Of the long one and of the short one, side by side. */
  const asksOfBoth = (commands: () => readonly Command[]) => {
    const endings = (...given: readonly string[]) =>
      Promise.all(commands().map((command) => startOutsider(command, given).ended));

    it('says in one line how it is started where nothing is asked', async () => {
      for (const { code, said } of await endings()) {
        expect([code, said]).toEqual([1, expect.stringMatching(/^Usage: .+ API BROKERS TOPIC.*$/)]);
      }
    });

    it('ends where there is no topic, no broker, or no API', async () => {
      const all = await Promise.all([
        endings(standIn.url, brokers.join(), freshTopic('none')),
        endings(standIn.url, NOBODY, standIn.topic),
        endings(`http://${NOBODY}`, brokers.join(), standIn.topic),
      ]);
      const sentence = expect.stringMatching(
        /^(The(re is no)? topic |It cannot |No answer ).+$/,
      ) as unknown;
      for (const { code, said } of all.flat()) expect([code, said]).toEqual([1, sentence]);
    });
  };

  inBothLanguages((commandOf) => {
    asksOfBoth(() => [commandOf('consumer'), commandOf('log-consumer')]);
    asksOfAnyTopic(() => commandOf('consumer'));
  });
});
