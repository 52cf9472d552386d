import { randomUUID } from 'node:crypto';
import { setImmediate as breath } from 'node:timers/promises';

import type { ConsumerPositions, ParkedEvent } from '@platform/messaging';

export type OpenPositions = Readonly<{
  positions: ConsumerPositions;
  close: () => Promise<void>;
}>;

const refused = (over: Partial<ParkedEvent> = {}): ParkedEvent => ({
  consumer: 'developments',
  eventId: randomUUID(),
  position: 7n,
  reaction: 'when-it-rains-open-umbrella',
  code: 'NO_UMBRELLA',
  message: 'Nobody has an umbrella.',
  ...over,
});

/** A refusal is kept to the millisecond. */
const untilAnotherMoment = async (moment = ''): Promise<void> => {
  while (Date.now() <= Date.parse(moment)) await breath();
};

/** One suite for every adapter: a fake that passes it cannot drift from the real table. */
export const consumerPositionsContract = (adapter: string, open: () => Promise<OpenPositions>) =>
  describe(`The positions of consumers ${adapter}`, () => {
    let opened: OpenPositions;

    beforeAll(async () => {
      opened = await open();
    });

    afterAll(() => opened.close());

    it('know nothing of a consumer that has not begun', async () => {
      expect(await opened.positions.positionOf(randomUUID())).toBeUndefined();
    });

    it('keep what they were told last, forward and back', async () => {
      const [consumer, generation] = [randomUUID(), randomUUID()];
      for (const position of [1n, 9_007_199_254_740_993n, 3n]) {
        await opened.positions.moveTo(consumer, { position, generation });
        expect(await opened.positions.positionOf(consumer)).toEqual({ position, generation });
      }
    });

    it('keep the generation of the log beside the position', async () => {
      const consumer = randomUUID();
      const restored = { position: 0n, generation: randomUUID() };
      await opened.positions.moveTo(consumer, { position: 5n, generation: randomUUID() });
      await opened.positions.moveTo(consumer, restored);
      expect(await opened.positions.positionOf(consumer)).toEqual(restored);
    });

    it('are each consumer’s own', async () => {
      const [one, other, generation] = [randomUUID(), randomUUID(), randomUUID()];
      await opened.positions.moveTo(one, { position: 1n, generation });
      await opened.positions.moveTo(other, { position: 2n, generation });
      expect(await opened.positions.positionOf(one)).toEqual({ position: 1n, generation });
    });

    it('name everybody who has begun, in order', async () => {
      const [name, generation] = [randomUUID(), randomUUID()];
      for (const consumer of [`${name} b`, `${name} a`]) {
        await opened.positions.moveTo(consumer, { position: 1n, generation });
      }
      const named = (await opened.positions.all()).filter(({ consumer }) =>
        consumer.startsWith(name),
      );
      expect(named).toEqual([
        { consumer: `${name} a`, position: 1n, generation },
        { consumer: `${name} b`, position: 1n, generation },
      ]);
    });

    const told = async (consumer: string) =>
      (await opened.positions.all()).find((one) => one.consumer === consumer);

    it('tell what hinders a consumer, newest word only, until it moves', async () => {
      const [consumer, generation] = [randomUUID(), randomUUID()];
      const at = { position: 3n, generation };
      await opened.positions.moveTo(consumer, at);
      const stopped = { code: 'EVENT_UNKNOWN', message: 'Nobody knows it.' };
      for (const hindrance of [
        { outage: 'Away.' },
        { stopped },
        {},
        { stopped, outage: 'Away.' },
      ]) {
        await opened.positions.tell(consumer, hindrance, { ...at, position: 9n });
        expect(await told(consumer)).toEqual({ consumer, ...at, ...hindrance });
      }
      await opened.positions.moveTo(consumer, at);
      expect(await told(consumer)).toEqual({ consumer, ...at });
    });

    it('tell what hinders a consumer that has not handled anything', async () => {
      const [consumer, at] = [randomUUID(), { position: 0n, generation: randomUUID() }];
      await opened.positions.tell(consumer, {}, at);
      expect(await told(consumer)).toBeUndefined();
      await opened.positions.tell(consumer, { outage: 'Away.' }, at);
      expect(await told(consumer)).toEqual({ consumer, ...at, outage: 'Away.' });
    });

    it('hold what was parked, in the order of the log', async () => {
      const consumer = randomUUID();
      const late = refused({ consumer, position: 9n });
      const early = refused({ consumer, position: 2n });
      for (const event of [late, early, refused()]) await opened.positions.park(event);
      const parked = await opened.positions.parkedBy(consumer);
      expect(parked).toMatchObject([early, late]);
      expect(parked[0]?.parkedAt).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:]{8}\.\d{3}Z$/);
    });

    it('hold once what was parked twice, and each reaction by itself', async () => {
      const consumer = randomUUID();
      const first = refused({ consumer, reaction: 'a' });
      const other = { ...first, reaction: 'b' };
      for (const event of [first, { ...first, message: 'Again.' }, other]) {
        await opened.positions.park(event);
      }
      expect(await opened.positions.parkedBy(consumer)).toMatchObject([first, other]);
    });

    it('hold the newest refusal of what was refused again, in its place', async () => {
      const consumer = randomUUID();
      const first = refused({ consumer, position: 2n });
      const later = refused({ consumer, position: 3n });
      for (const event of [first, later]) await opened.positions.park(event);
      const again = { ...first, code: 'NO_COAT', message: 'Nobody has a coat.' };
      await opened.positions.parkAgain(again);
      expect(await opened.positions.parkedBy(consumer)).toMatchObject([again, later]);
    });

    it('tell when it was refused last', async () => {
      const consumer = randomUUID();
      const event = refused({ consumer });
      await opened.positions.park(event);
      const [before] = await opened.positions.parkedBy(consumer);
      await untilAnotherMoment(before?.parkedAt);
      await opened.positions.parkAgain(event);
      const [after] = await opened.positions.parkedBy(consumer);
      expect(Date.parse(after?.parkedAt ?? '')).toBeGreaterThan(Date.parse(before?.parkedAt ?? ''));
    });

    it('park nothing by a second refusal of what is not parked any more', async () => {
      const consumer = randomUUID();
      await opened.positions.parkAgain(refused({ consumer }));
      expect(await opened.positions.parkedBy(consumer)).toEqual([]);
    });

    it('let go of what is done, and of nothing else', async () => {
      const [consumer, another] = [randomUUID(), randomUUID()];
      const event = refused({ consumer, reaction: 'a' });
      const others = [
        refused({ consumer, position: 8n }),
        { ...event, position: 9n, reaction: 'b' },
      ];
      for (const one of [event, ...others, { ...event, consumer: another }]) {
        await opened.positions.park(one);
      }
      for (const _twice of [1, 2]) await opened.positions.release(consumer, event);
      expect(await opened.positions.parkedBy(consumer)).toMatchObject(others);
      expect(await opened.positions.parkedBy(another)).toHaveLength(1);
    });
  });
