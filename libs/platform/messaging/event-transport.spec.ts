import { DomainError } from '@kernel';
import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { EventFeed } from '@platform/event-feed';
import { EventIdTaken, StreamMoved, type Recorded } from '@platform/event-log';
import {
  claimed,
  commitTo,
  confirmed,
  InMemoryConsumerPositions,
  InMemoryEventFeed,
  InMemoryEventLog,
  someStream,
} from '@testing';
import { from, throwError } from 'rxjs';

import { connectReactions } from './connect-reactions';
import { EventTransport } from './event-transport';
import { ReactionsBehind, ReactionsStopped } from './messaging.errors';

class NoUmbrella extends DomainError {
  readonly code = 'NO_UMBRELLA';
}

type React = (event: Recorded) => unknown;

@Controller()
class Listeners {
  constructor(@Inject('react') private readonly react: React) {}

  @EventPattern('StatusConfirmed', { reaction: 'when-confirmed-note' })
  note(@Payload() event: Recorded): unknown {
    return this.react(event);
  }
}

@Controller()
class SecondListeners {
  constructor(@Inject('react second') private readonly react: React) {}

  @EventPattern('StatusConfirmed')
  note(@Payload() event: Recorded): unknown {
    return this.react(event);
  }
}

const CONSUMER = 'developments';
const SOON_MS = 5_000;

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

type Place = Readonly<{
  log: InMemoryEventLog;
  positions: InMemoryConsumerPositions;
  feed?: EventFeed;
}>;

const place = (): Place => ({
  log: new InMemoryEventLog(),
  positions: new InMemoryConsumerPositions(),
});

const start = async (
  { log, positions, feed = new InMemoryEventFeed(log) }: Place,
  react: React,
  second: React = () => undefined,
) => {
  const testing = await Test.createTestingModule({
    controllers: [Listeners, SecondListeners],
    providers: [
      { provide: 'react', useValue: react },
      { provide: 'react second', useValue: second },
    ],
  }).compile();
  const app = testing.createNestApplication(new FastifyAdapter());
  app.useLogger(false);
  const transport = new EventTransport({ consumer: CONSUMER, feed, log, positions });
  connectReactions(app, transport);
  await app.init();
  await app.startAllMicroservices();
  const close = () => app.close();
  open.push(close);
  return { transport, close };
};

const append = (log: InMemoryEventLog, ...subjects: readonly string[]) =>
  log.append(commitTo(someStream(), 0, subjects.map(confirmed)));

/** Reacts by writing down what it heard. */
const listener = (answer: React = () => undefined) => {
  const heard: string[] = [];
  const react: React = (event) => {
    heard.push(event.subject);
    return answer(event);
  };
  return { heard, react };
};

describe('Whoever reacts to a type of event', () => {
  it('is handed each of them, in the order of the log, and nothing else', async () => {
    const here = place();
    const { heard, react } = listener();
    await append(here.log, 'a', 'b');
    await here.log.append(commitTo(someStream(), 0, [claimed('not for them'), confirmed('c')]));
    const { transport } = await start(here, react);
    await append(here.log, 'd');
    await transport.waitUntil(5n, SOON_MS);
    expect(heard).toEqual(['a', 'b', 'c', 'd']);
    expect(transport.settledAt()).toBe(5n);
  });

  it('is one of several, each of whom is handed all', async () => {
    const here = place();
    const [one, other] = [listener(), listener()];
    await append(here.log, 'a', 'b');
    const { transport } = await start(here, one.react, other.react);
    await transport.waitUntil(2n, SOON_MS);
    expect([one.heard, other.heard]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('goes on where the consumer left off', async () => {
    const here = place();
    const { heard, react } = listener();
    await append(here.log, 'a');
    const first = await start(here, react);
    await first.transport.waitUntil(1n, SOON_MS);
    await first.close();
    await append(here.log, 'b');
    const second = await start(here, react);
    await second.transport.waitUntil(2n, SOON_MS);
    expect(heard).toEqual(['a', 'b']);
  });

  it('is handed a whole commit again where it was not handled whole', async () => {
    const here = place();
    await append(here.log, 'a', 'b');
    const { generation } = await here.log.head();
    const cut = new Error('The power is cut.');
    const first = listener(({ subject }) => subject === 'b' && Promise.reject(cut));
    const { transport: failing, close } = await start(here, first.react);
    await expect(failing.waitUntil(2n, 50)).rejects.toThrow(ReactionsBehind);
    await close();
    expect(first.heard.slice(0, 2)).toEqual(['a', 'b']);
    expect(await here.positions.positionOf(CONSUMER)).toEqual({ position: 0n, generation });
    const { heard, react } = listener();
    const { transport } = await start(here, react);
    await transport.waitUntil(2n, SOON_MS);
    expect(heard).toEqual(['a', 'b']);
    expect(await here.positions.positionOf(CONSUMER)).toEqual({ position: 2n, generation });
  });

  it.each([
    ['another generation of the log', { position: 1n, generation: 'another' }],
    ['more than the log holds', { position: 7n }],
  ])('begins again where the position is of %s', async (_case, held) => {
    const here = place();
    const { heard, react } = listener();
    await append(here.log, 'a');
    const { generation } = await here.log.head();
    await here.positions.moveTo(CONSUMER, { generation, ...held });
    const { transport } = await start(here, react);
    await transport.waitUntil(1n, SOON_MS);
    expect(heard).toEqual(['a']);
    expect(await here.positions.positionOf(CONSUMER)).toEqual({ position: 1n, generation });
  });
});

describe('A reaction that fails', () => {
  const refuse = () => {
    throw new NoUmbrella('Nobody has an umbrella.');
  };

  it.each<[string, React]>([
    ['throws', refuse],
    ['rejects', () => Promise.reject(new NoUmbrella('Nobody has an umbrella.'))],
    ['streams', () => throwError(() => new NoUmbrella('Nobody has an umbrella.'))],
  ])('of a rule, which it %s, is parked, and order goes on', async (_how, answer) => {
    const here = place();
    const refused = listener((event) => (event.subject === 'a' ? answer(event) : from(['done'])));
    const other = listener();
    await append(here.log, 'a', 'b');
    const { transport } = await start(here, refused.react, other.react);
    await transport.waitUntil(2n, SOON_MS);
    expect(refused.heard).toEqual(['a', 'b']);
    expect(other.heard).toEqual(['a', 'b']);
    expect(await here.positions.parkedBy(CONSUMER)).toMatchObject([
      {
        eventId: here.log.facts[0]?.id,
        position: 1n,
        reaction: 'when-confirmed-note',
        code: 'NO_UMBRELLA',
        message: 'Nobody has an umbrella.',
      },
    ]);
  });

  it.each([
    ['of an outage', new Error('Connection terminated unexpectedly')],
    ['because its stream moved all the time', new StreamMoved('development/any', 1, 2)],
    ['because another recorded its very event meanwhile', new EventIdTaken('e-1')],
  ])('%s is tried again, and holds the order', async (_case, error) => {
    const here = place();
    let failures = 2;
    const { heard, react } = listener(() => {
      failures -= 1;
      if (failures >= 0) throw error;
    });
    await append(here.log, 'a', 'b');
    const { transport } = await start(here, react);
    await transport.waitUntil(2n, SOON_MS);
    expect(heard).toEqual(['a', 'a', 'a', 'b']);
    expect(await here.positions.parkedBy(CONSUMER)).toEqual([]);
    expect(transport.reacting()).toEqual({ settledAt: 2n });
  });

  it('keeps nobody from closing', async () => {
    const here = place();
    const { heard, react } = listener(() => {
      throw new Error('The power is cut.');
    });
    await append(here.log, 'a');
    const { transport, close } = await start(here, react);
    await expect(transport.waitUntil(1n, 10)).rejects.toThrow(ReactionsBehind);
    expect(transport.reacting().outage).toContain('The power is cut.');
    await close();
    expect(heard).not.toEqual([]);
    await expect(transport.waitUntil(1n, SOON_MS)).rejects.toThrow(ReactionsBehind);
  });
});

describe('A consumer', () => {
  it('stops at an event that this build does not know, before anything of its commit', async () => {
    const here = place();
    const { heard, react } = listener();
    await append(here.log, 'a');
    await append(here.log, 'b', 'c');
    const [last] = here.log.facts.splice(2);
    if (last) here.log.facts.push({ ...last, type: 'MoonAnnexed' });
    const { transport } = await start(here, react);
    await expect(transport.waitUntil(3n, SOON_MS)).rejects.toThrow(ReactionsStopped);
    expect(heard).toEqual(['a']);
    expect(transport.reacting()).toMatchObject({
      settledAt: 1n,
      stopped: { code: 'EVENT_UNKNOWN', position: 1n },
    });
  });

  it('outlives an outage of what it follows', async () => {
    const here = place();
    const whole = new InMemoryEventFeed(here.log);
    const follow = jest
      .fn((after: bigint, signal: AbortSignal) => whole.follow(after, signal))
      .mockImplementationOnce(() => {
        throw new Error('The broker is away.');
      });
    const { heard, react } = listener();
    await append(here.log, 'a');
    const { transport } = await start({ ...here, feed: { follow } }, react);
    await transport.waitUntil(1n, SOON_MS);
    expect(heard).toEqual(['a']);
  });

  it('refuses to wait for a type of event that nobody records', () => {
    const { log, positions } = place();
    const feed = new InMemoryEventFeed(log);
    const transport = new EventTransport({ consumer: CONSUMER, feed, log, positions });
    expect(() => transport.addHandler('StatusConfirmd', jest.fn(), true)).toThrow('StatusConfirmd');
  });
});
