import { DomainError } from '@kernel';
import { EventIdTaken, StreamMoved, StreamNotOwned } from '@platform/event-log';
import { from, throwError } from 'rxjs';
import { z } from 'zod';

import {
  append,
  closeAll,
  CONSUMER,
  listener,
  place,
  SOON_MS,
  start,
  type React,
} from './event-transport.fixture';
import { ReactionsBehind } from './messaging.errors';

class NoUmbrella extends DomainError {
  readonly code = 'NO_UMBRELLA';
}

afterEach(closeAll);

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

  it('with data that no schema admits is parked with each misfit, and order goes on', async () => {
    const here = place();
    const misfit = () => z.strictObject({ by: z.string() }).parse({ by: 7, why: '?' });
    const { heard, react } = listener(({ subject }) => subject === 'a' && misfit());
    await append(here.log, 'a', 'b');
    const { transport } = await start(here, react);
    await transport.waitUntil(2n, SOON_MS);
    expect(heard).toEqual(['a', 'b']);
    const [parked] = await here.positions.parkedBy(CONSUMER);
    expect(parked).toMatchObject({ position: 1n, code: 'DATA_INVALID' });
    expect(parked?.message).toMatch(/ by: .*; data: .*why/);
  });

  it.each([
    ['of an outage', new Error('Connection terminated unexpectedly')],
    ['because its stream moved all the time', new StreamMoved('development/any', 1, 2)],
    ['because another recorded its very event meanwhile', new EventIdTaken('e-1')],
    ['of a bug, until another build mends it,', new TypeError('x is not a function')],
    ['because its service is logged in as another', new StreamNotOwned('Not yours.')],
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
