import { DomainError } from '@kernel';
import { Logger } from '@nestjs/common';
import type { EventFeed } from '@platform/event-feed';
import {
  commitTo,
  confirmed,
  InMemoryConsumerPositions,
  InMemoryEventFeed,
  InMemoryEventLog,
  someStream,
} from '@testing';
import { setImmediate as breath } from 'node:timers/promises';

import { Consumer } from './consumer';

const CONSUMER = 'developments';
const SOON_MS = 5_000;

class LogCutShort extends DomainError {
  readonly code = 'LOG_CUT_SHORT';
}

/** As a database is: what is told is there a moment later. */
class SlowPositions extends InMemoryConsumerPositions {
  override async tell(...told: Parameters<InMemoryConsumerPositions['tell']>): Promise<void> {
    await breath();
    await super.tell(...told);
  }
}

describe('A consumer tells those in other processes', () => {
  const open: (() => Promise<void>)[] = [];

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((close) => close()));
  });

  const place = () => ({ log: new InMemoryEventLog(), positions: new SlowPositions() });

  type Started = ReturnType<typeof place> & Readonly<{ feed?: EventFeed; react?: () => unknown }>;

  const start = ({ log, positions, feed = new InMemoryEventFeed(log), react }: Started) => {
    const stopping = new AbortController();
    const to = async () => {
      await react?.();
    };
    const of = (type: string) => (type === 'StatusConfirmed' ? [{ name: 'open', to }] : []);
    const consumer = new Consumer(
      { consumer: CONSUMER, feed, log, positions },
      { of },
      stopping.signal,
    );
    const running = consumer.run();
    const end = async () => {
      stopping.abort();
      await running;
    };
    open.push(end);
    const told = async () => (await positions.all()).find((one) => one.consumer === CONSUMER);
    return { consumer, running, end, told };
  };

  type Told = Awaited<ReturnType<ReturnType<typeof start>['told']>>;

  const until = async (told: () => Promise<Told>, isSo: (now: Told) => boolean) => {
    const deadline = performance.now() + SOON_MS;
    for (;;) {
      const now = await told();
      if (isSo(now)) return now;
      if (performance.now() > deadline) throw new Error('Nobody was told.');
      await breath();
    }
  };

  const isAway = (now: Told) => now?.outage !== undefined;

  const record = (log: InMemoryEventLog) => log.append(commitTo(someStream(), 0, [confirmed('a')]));

  const feedThat = (follow: () => Promise<never>) =>
    ({
      follow: async function* () {
        yield await follow();
      },
    }) as unknown as EventFeed;

  it('what it tries again, and that it is over once it goes on', async () => {
    let away = true;
    const react = () => (away ? Promise.reject(new Error('No route.')) : Promise.resolve());
    const at = place();
    const { consumer, told } = start({ ...at, react });
    await record(at.log);
    expect(await until(told, isAway)).toMatchObject({ outage: 'open at 1: No route.' });
    away = false;
    await consumer.waitUntil(1n, SOON_MS);
    expect(await until(told, (now) => !isAway(now))).toEqual({
      ...{ consumer: CONSUMER, position: 1n, generation: (await at.log.head()).generation },
    });
  });

  it('why it goes on no more, even where it has handled nothing', async () => {
    const feed = feedThat(() => Promise.reject(new LogCutShort('The log was cut short.')));
    const { running, told } = start({ ...place(), feed });
    await running;
    const stopped = { code: 'LOG_CUT_SHORT', message: 'The log was cut short.' };
    expect(await told()).toMatchObject({ position: 0n, stopped });
    expect(await told()).not.toHaveProperty('stopped.position');
  });

  it('that it goes on, where another process had left word that it does not', async () => {
    const at = place();
    const { generation } = await at.log.head();
    const stopped = { code: 'EVENT_UNKNOWN', message: 'Nobody knows it.' };
    await at.positions.tell(CONSUMER, { stopped }, { position: 0n, generation });
    const { told } = start(at);
    const goesOn = await until(told, (now) => now?.stopped === undefined);
    expect(goesOn).toEqual({ consumer: CONSUMER, position: 0n, generation });
  });

  it('no outage any more when it ends: nobody tries again', async () => {
    const at = place();
    const react = () => Promise.reject(new Error('No route.'));
    const { end, told } = start({ ...at, react });
    await record(at.log);
    await until(told, isAway);
    await end();
    expect((await told())?.outage).toBeUndefined();
  });
});
