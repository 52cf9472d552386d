import { describeWithCluster, describeWithKafka } from '@testing';

import { everythingOn } from '../../libs/platform/messaging/kafka/distributed.fixture';
import { curatorAt, idOf, type Curator } from '../harness/curator';
import { javaSource, startOutsider, typeScript, type Command, type Outsider } from './outsider';
import { breachesOf } from './published-contract';
import { openPublishedDesk, type PublishedDesk } from './published-desk';

// The virtual machine compiles the consumer first, on whatever cores are left.
jest.setTimeout(60_000);

const dayIn = (zone: string) => (value: string) => ({
  ...{ verbatim: value, value, precision: 'day', zone },
});
const seoul = dayIn('Asia/Seoul');
const tokyo = dayIn('Asia/Tokyo');

const expansion = (changeId: string, net: number) => ({
  type: 'ExportBanListExpanded',
  data: {
    ...{
      list: 'kr-situational-licence',
      changeId,
      instrument: 'A notice of 2029',
      basis: 'legal-act',
    },
    ...{ promulgatedOn: seoul('2029-05-01'), effectiveOn: seoul('2029-06-01') },
    ...{ grossAdded: net, net, statedTotal: null },
  },
});

const position = (development: string) => ({
  type: 'PositionDeclared',
  stream: `development/${development}`,
  data: {
    ...{ development, actor: 'JP', office: null, stance: 'concern', statement: 'Concerns.' },
    ...{ declaredOn: tokyo('2024-06-21'), about: ['treaty:ru-kp-2024'] },
  },
});

type Event = Readonly<{ position: string; type: string; subject: string; stream: string }>;

describeWithKafka('A consumer of an outsider', (brokers) => {
  let published: PublishedDesk;
  let curator: Curator;
  const running: Outsider[] = [];

  beforeAll(async () => {
    published = await openPublishedDesk(brokers);
    curator = await curatorAt(published.desk);
  });

  afterEach(() => Promise.all(running.splice(0).map(({ stop }) => stop())));

  afterAll(() => published.close());

  const start = (command: Command, topic: string, ...more: readonly string[]) => {
    const outsider = startOutsider(command, [published.url, brokers.join(), topic, ...more]);
    running.push(outsider);
    return outsider;
  };

  const log = async () =>
    (await published.desk.get('/v1/status')).body.data.log as Readonly<{
      position: string;
      generation: string;
    }>;

  const head = async () => (await log()).position;

  const kept = async (position: string) => `${position}@${(await log()).generation}`;

  const check = () =>
    published.desk.post('/v1/export-checks', {
      ...{ goods: ['hs2022:854231'], destination: 'RU', origin: 'US' },
    });

  /** In three contexts' streams, in commits of one and of two, with what may not leave between. */
  const recordMore = async (name: string) => {
    await check();
    const stream = 'export-ban-list/kr-situational-licence';
    const wrong = await curator.record({ stream, ...expansion(`notice-${name}`, 8) });
    await curator.record(position(`jp-${name}`));
    await check();
    await curator.retract(idOf(wrong, 'ExportBanListExpanded'), {
      replacement: expansion(`notice-${name}`, 9),
    });
  };

  /** As the API tells the same events. */
  const told = async (after: string, narrowed = '') => {
    const { body } = await published.desk.get(`/v1/events?limit=1000&after=${after}${narrowed}`);
    return (body.data as readonly Event[]).map(({ position: at, type, subject, stream }) =>
      stream.startsWith('export-determination/') ? `${at} withheld` : `${at} ${type} ${subject}`,
    );
  };

  const asks = (language: string, any: Command, short: Command) => {
    it('prints what is recorded behind its snapshot, all of it, in order', async () => {
      await published.desk.get(`/v1/sanctions-regimes?minPosition=${await head()}`);
      const outsiders = [any, short].map((command) => start(command, published.topics.log.name));
      const from = await head();
      const begun = await Promise.all(outsiders.map((outsider) => outsider.begun()));
      expect(begun).toEqual([await kept(from), await kept(from)]);
      await recordMore(`live-${language}`);
      const expected = await told(from);
      expect(expected).toHaveLength(6);
      expect(expected.join()).toMatch(/withheld.*FactRetracted/);
      const printed = await Promise.all(outsiders.map(({ lines }) => lines(expected.length)));
      expect(printed).toEqual([expected, expected]);
    });

    it('prints the same once more from any position, and ends where it is told to', async () => {
      const end = await head();
      const from = ['--after', await kept('0'), '--until', end];
      const outsider = start(any, published.topics.log.name, ...from);
      expect(await outsider.ended).toMatchObject({
        ...{ code: 0, printed: await told('0'), kept: await kept(end) },
      });
    });

    it('puts a context’s facts in order that come from several partitions', async () => {
      await recordMore(`context-${language}`);
      const expected = await told('0', '&context=export-controls');
      const [last = ''] = expected.at(-1)?.split(' ') ?? [];
      await curator.record(position(`jp-after-${language}`));
      const topic = published.topics.context['export-controls'].name;
      // The last position is another context's: this topic has none there, now or ever.
      const outsider = start(any, topic, '--after', await kept('0'), '--until', await head());
      expect(await outsider.ended).toMatchObject({
        ...{ code: 0, printed: expected, kept: await kept(last) },
      });
    });
  };

  it('is sent nothing but what is published of the messages', async () => {
    await recordMore('published');
    await start(typeScript('consumer'), published.topics.log.name, '--until', await head()).ended;
    const messages = await everythingOn(published, published.topics.log.name);
    expect(messages).toHaveLength(Number(await head()));
    expect(messages.flatMap(breachesOf)).toEqual([]);
  });

  describe('in TypeScript', () => {
    asks('ts', typeScript('consumer'), typeScript('log-consumer'));
  });

  describeWithCluster('in Java', ({ classPath }) => {
    asks('java', javaSource(classPath, 'Consumer'), javaSource(classPath, 'LogConsumer'));
  });
});
