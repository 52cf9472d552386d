import type { EventFeed } from '@platform/event-feed';
import type { EventLog, Recorded } from '@platform/event-log';

import { commitTo, confirmed, someStream, subjectsOf } from './event-log.facts';

export type OpenFeed = Readonly<{ log: EventLog; feed: EventFeed; close: () => Promise<void> }>;

/** Takes pieces until so many facts have come. */
export const takeFrom = async (
  feed: EventFeed,
  after: bigint,
  count: number,
): Promise<readonly (readonly Recorded[])[]> => {
  const stop = new AbortController();
  const pieces: (readonly Recorded[])[] = [];
  for await (const piece of feed.follow(after, stop.signal)) {
    pieces.push(piece);
    if (pieces.flat().length >= count) stop.abort();
  }
  return pieces;
};

/** One suite for every adapter: whoever follows cannot tell where the facts come from. */
export const eventFeedContract = (adapter: string, open: () => Promise<OpenFeed>) =>
  describe(`The event feed ${adapter}`, () => {
    let opened: OpenFeed;

    beforeAll(async () => {
      opened = await open();
    });

    afterAll(() => opened.close());

    const append = (...subjects: readonly string[]) =>
      opened.log.append(commitTo(someStream(), 0, subjects.map(confirmed)));

    const newest = async () => (await opened.log.head()).position;

    it('gives what is there, and then what comes', async () => {
      const before = await newest();
      await append('a', 'b');
      const following = takeFrom(opened.feed, before, 5);
      await append('c');
      await append('d', 'e');
      const facts = (await following).flat();
      expect(subjectsOf(facts)).toEqual(['a', 'b', 'c', 'd', 'e']);
      expect(facts.map(({ position }) => position - before)).toEqual([1n, 2n, 3n, 4n, 5n]);
    });

    it('gives whole commits, however fast they come', async () => {
      const before = await newest();
      const following = takeFrom(opened.feed, before, 300);
      await Promise.all(Array.from({ length: 100 }, () => append('a', 'b', 'c')));
      const pieces = await following;
      const edges = pieces.map((piece) => [piece[0]?.commit.index, piece.at(-1)?.commit.index]);
      expect(edges).toEqual(pieces.map(() => [0, 2]));
      const positions = pieces.flat().map(({ position }) => position - before);
      expect(positions).toEqual(Array.from({ length: 300 }, (_, i) => BigInt(i + 1)));
    });

    it('goes on where its follower left off', async () => {
      const before = await newest();
      await append('a', 'b');
      await append('c', 'd');
      expect(subjectsOf((await takeFrom(opened.feed, before + 2n, 2)).flat())).toEqual(['c', 'd']);
      expect(subjectsOf((await takeFrom(opened.feed, before + 1n, 3)).flat()).join('')).toBe('bcd');
    });

    it('gives each of its followers everything', async () => {
      const before = await newest();
      const following = [0, 1, 2].map(() => takeFrom(opened.feed, before, 2));
      await append('a');
      await append('b');
      for (const pieces of await Promise.all(following)) {
        expect(subjectsOf(pieces.flat())).toEqual(['a', 'b']);
      }
    });

    it('ends quietly when its follower stops, at whatever it is', async () => {
      const waiting = new AbortController();
      const before = await newest();
      const pieces: (readonly Recorded[])[] = [];
      const following = (async () => {
        for await (const piece of opened.feed.follow(before, waiting.signal)) {
          pieces.push(piece);
          // The feed looks for more and waits, and is stopped then.
          setImmediate(() => waiting.abort());
        }
      })();
      await append('a');
      await following;
      expect(pieces).toHaveLength(1);
      const never = opened.feed.follow(before, AbortSignal.abort());
      for await (const piece of never) pieces.push(piece);
      expect(pieces).toHaveLength(1);
    });

    it('gives a commit of any size in one piece', async () => {
      const before = await newest();
      await append(...Array.from({ length: 2500 }, (_, i) => String(i)));
      const pieces = await takeFrom(opened.feed, before, 2500);
      expect(pieces.map(({ length }) => length)).toEqual([2500]);
    });
  });
