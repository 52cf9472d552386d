import { DomainError } from '@kernel';
import { StreamMoved, type Attempted, type Recorded } from '@platform/event-log';
import {
  commitTo,
  confirmed,
  InMemoryConsumerPositions,
  InMemoryEventLog,
  someStream,
} from '@testing';
import { z } from 'zod';

import { ParkedEventLost, ReactionNotParked, ReactionUnknown } from './messaging.errors';
import { Reactions } from './reactions';
import { retryParked } from './retry-parked';

const CONSUMER = 'developments';
const REACTION = 'when-confirmed-note';

class NoUmbrella extends DomainError {
  readonly code = 'NO_UMBRELLA';
}

type Heard = Recorded & Attempted;

/** One event at which one reaction is parked, which from now on does as it is told. */
const parkedPlace = async (react: (event: Heard) => unknown) => {
  const [log, positions] = [new InMemoryEventLog(), new InMemoryConsumerPositions()];
  await log.append(commitTo(someStream(), 0, [confirmed('a')]));
  const event = log.facts[0] as Recorded;
  const reactions = new Reactions();
  reactions.add(event.type, (heard: Heard) => Promise.resolve(react(heard)), REACTION);
  const first = { consumer: CONSUMER, eventId: event.id, position: 1n, reaction: REACTION };
  await positions.park({ ...first, code: 'NO_COAT', message: 'Nobody has a coat.' });
  const retry = (over: Partial<typeof first> = {}) =>
    retryParked({ consumer: CONSUMER, log, positions }, reactions, { ...first, ...over });
  return { log, positions, event, first, retry, parked: () => positions.parkedBy(CONSUMER) };
};

const refuse = () => {
  throw new NoUmbrella('Nobody has an umbrella.');
};

describe('A parked reaction that is tried again', () => {
  it('is handed its event, and is parked no more where it is done', async () => {
    const heard: Heard[] = [];
    const { event, retry, parked } = await parkedPlace((told) => heard.push(told));
    expect(await retry()).toEqual({ outcome: 'done' });
    expect(heard).toMatchObject([event]);
    expect(await parked()).toEqual([]);
  });

  it('stays parked where it is refused, with the refusal of now', async () => {
    const { retry, parked } = await parkedPlace(refuse);
    const refusal = { code: 'NO_UMBRELLA', message: 'Nobody has an umbrella.' };
    expect(await retry()).toEqual({ outcome: 'refused', refusal });
    expect(await parked()).toMatchObject([{ ...refusal, position: 1n, reaction: REACTION }]);
  });

  it('stays parked where no schema admits what it asks for', async () => {
    const { retry, parked } = await parkedPlace(() => z.strictObject({ by: z.string() }).parse({}));
    expect(await retry()).toMatchObject({ outcome: 'refused', refusal: { code: 'DATA_INVALID' } });
    expect(await parked()).toMatchObject([{ code: 'DATA_INVALID', position: 1n }]);
  });

  it('makes one attempt after one refusal, and another after the next', async () => {
    const attempts: (string | undefined)[] = [];
    const { retry, parked } = await parkedPlace(({ attempt }) => {
      attempts.push(attempt);
      return refuse();
    });
    const [before] = await parked();
    await Promise.all([retry(), retry()]);
    const [after] = await parked();
    await retry();
    expect(attempts).toEqual(
      [before, before, after].map((one) => `after ${one?.parkedAt ?? 'never'}`),
    );
  });

  it.each([
    ['an outage', new Error('Connection terminated unexpectedly')],
    ['a stream that moved all the time', new StreamMoved('development/any', 1, 2)],
  ])('stays parked as it is at %s, which is told', async (_case, error) => {
    const { retry, parked } = await parkedPlace(() => {
      throw error;
    });
    await expect(retry()).rejects.toThrow(error);
    expect(await parked()).toMatchObject([{ code: 'NO_COAT' }]);
  });
});

describe('A retry is refused', () => {
  it.each([
    ['at another event', { eventId: '2ed6657d-e927-568b-95e1-2665a8aea6a2' }],
    ['of another reaction', { reaction: 'when-confirmed-sing' }],
  ])('where nothing is parked: %s', async (_case, over) => {
    const { retry, parked } = await parkedPlace(() => undefined);
    await expect(retry(over)).rejects.toThrow(ReactionNotParked);
    expect(await parked()).toHaveLength(1);
  });

  it('where it is done already', async () => {
    const { retry } = await parkedPlace(() => undefined);
    await retry();
    await expect(retry()).rejects.toThrow(ReactionNotParked);
  });

  it('where this build has no such reaction', async () => {
    const { positions, first, retry, parked } = await parkedPlace(() => undefined);
    const old = { ...first, reaction: 'when-confirmed-sing' };
    await positions.park({ ...old, code: 'NO_VOICE', message: 'Nobody has a voice.' });
    await expect(retry(old)).rejects.toThrow(ReactionUnknown);
    expect(await parked()).toHaveLength(2);
  });

  it('where the log does not hold the event', async () => {
    const { log, retry, parked } = await parkedPlace(() => undefined);
    log.facts.pop();
    await expect(retry()).rejects.toThrow(ParkedEventLost);
    expect(await parked()).toHaveLength(1);
  });
});
