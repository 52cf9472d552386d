import { claimed, commitTo, confirmed, InMemoryEventFeed, someStream } from '@testing';

import { EventTransport } from './event-transport';
import {
  append,
  closeAll,
  CONSUMER,
  listener,
  place,
  SOON_MS,
  start,
} from './event-transport.fixture';
import { ReactionsBehind, ReactionsStopped } from './messaging.errors';

afterEach(closeAll);

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
