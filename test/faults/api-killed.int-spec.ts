import { randomUUID } from 'node:crypto';

import type { NewFact } from '@platform/event-log';
import {
  armsTrade,
  commitTo,
  describeWithKafka,
  newYorkDay,
  regime1718,
  smallList,
  washingtonDay,
} from '@testing';

import type { ServiceProcess } from '../../apps/stack';
import { curatorAt, type Told } from '../harness/curator';
import { speakingTo } from '../harness/distributed-stack';
import type { Answered } from '../harness/test-desk';
import { addressesOf } from './harness/addresses';
import { openInstallation, type Installation } from './harness/installation';
import { cases, rounds } from './harness/rounds';
import { longerBy, settled } from './harness/settled';
import { StreamClient } from './harness/stream-client';
import { wordsAt } from './mains/failpoint';
import { faultsIn } from './oracle/oracle';

jest.setTimeout(180_000);

/** The context stops itself when the facts are on record, before it can say so. */
const UNSAID = 'after-append:1:SIGSTOP';

// Days that no timekeeper comes to: what is appended is what was asked for.
const mandate = { endsOn: newYorkDay('2124-04-30') };
const provisions = [smallList.provision({ effectiveOn: washingtonDay('2124-02-23') })];

type Asked = Readonly<{
  context: 'developments' | 'export-controls' | 'security-council';
  stream: string;
  /** What is on record before. */
  before: readonly NewFact[];
  fact: NewFact;
}>;

const ASKED: readonly Asked[] = [
  {
    context: 'security-council',
    stream: regime1718.stream,
    before: [regime1718.established(), regime1718.panelEstablished(mandate)],
    fact: regime1718.renewalVetoed(),
  },
  {
    context: 'export-controls',
    stream: smallList.stream,
    before: [],
    fact: smallList.established({ provisions }),
  },
  {
    context: 'developments',
    stream: armsTrade.stream,
    before: [],
    fact: armsTrade.alleged(),
  },
];

describeWithKafka('An API that is killed', (brokers) => {
  let place: Installation;

  beforeEach(async () => {
    place = await openInstallation({ brokers });
    await Promise.all([place.service('relay').start(), place.service('projections').start()]);
  });

  afterEach(() => place.close());

  const urlOf = async (api: ServiceProcess): Promise<string> => String((await api.start()).url);

  const positionsOf = async (stream: string): Promise<readonly string[]> => {
    const { facts } = await place.log.readStream(stream);
    return facts.map(({ position }) => String(position));
  };

  it.each(cases(ASKED))(
    'while it waits for $context, tells who asks the next under the same key what is on record',
    async ({ context, stream, before, fact }) => {
      if (before.length > 0) await place.log.append(commitTo(stream, 0, before));
      if (context === 'security-council') await place.service('developments').start();
      const paused = place.service(context, { failpoint: UNSAID });
      const env = addressesOf({ [context]: await paused.start() });
      const api = place.service('api', { env });
      const url = await urlOf(api);
      const curator = await curatorAt(speakingTo(url));
      const body = { ...fact, stream, evidence: [await curator.archive('What was read')] };
      const key = { 'idempotency-key': randomUUID() };
      const unanswered = speakingTo(url).post('/v1/facts', body, key).catch(String);
      await paused.hear((line) => line === wordsAt(UNSAID));
      const recorded = await positionsOf(stream);
      await api.kill();
      expect(await unanswered).toContain('fetch failed');
      paused.resume();
      const next = speakingTo(await urlOf(api));
      const answers = [await next.post('/v1/facts', body, key)];
      answers.push(await next.post('/v1/facts', body, key));
      for (const answer of answers) expect(toldIn(answer)).toEqual(recorded.slice(before.length));
      expect(await positionsOf(stream)).toEqual(recorded);
      await settled(place);
      expect(await faultsIn(place)).toEqual([]);
    },
  );

  it.each(rounds(3))(
    'while somebody follows the stream, leaves no hole and no double when the next goes on (%d)',
    async () => {
      const { load, log } = place;
      const client = new StreamClient();
      const api = place.service('api', { env: addressesOf() });
      const cutOff = client.follow(await urlOf(api));
      const stopLoad = load.begin();
      await client.hears(50);
      await api.kill();
      await cutOff;
      await longerBy(place, 100n);
      await stopLoad();
      const going = client.follow(await urlOf(api));
      await load.commits(20);
      const { position: head } = await log.head();
      await client.hears(Number(head));
      client.leave();
      await going;
      expect(client.heard).toEqual(Array.from({ length: Number(head) }, (_, n) => String(n + 1)));
      await settled(place);
      expect(await faultsIn(place)).toEqual([]);
    },
  );
});

const toldIn = ({ status, body, text }: Answered): readonly string[] => {
  if (status !== 201) throw new Error(text);
  const events = body.data.events as readonly Told[];
  return events.map(({ position }) => position);
};
