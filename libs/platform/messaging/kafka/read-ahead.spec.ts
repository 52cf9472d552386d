import { readAhead } from './read-ahead';

async function* upTo(last: number, ended?: () => void): AsyncGenerator<number> {
  try {
    for (let n = 1; n <= last; n += 1) yield await Promise.resolve(n);
  } finally {
    ended?.();
  }
}

const turnsOfTheLoop = async (count: number) => {
  for (let n = 0; n < count; n += 1) await new Promise(setImmediate);
};

describe('What is read ahead', () => {
  it('is given in its order, all of it', async () => {
    const given: number[] = [];
    for await (const things of readAhead(upTo(100), 3)) given.push(...things);
    expect(given).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
  });

  it('is given at once where it came while the taker was busy, up to a number', async () => {
    const given: number[] = [];
    for await (const { length } of readAhead(upTo(40), 4)) {
      given.push(length);
      await turnsOfTheLoop(50);
    }
    expect(given.slice(1, -1)).toEqual(given.slice(1, -1).map(() => 4));
    expect(given.length).toBeLessThanOrEqual(11);
  });

  it('is given without waiting for more', async () => {
    const release: (() => void)[] = [];
    async function* slowly() {
      yield 1;
      await new Promise<void>((resolve) => release.push(resolve));
      yield 2;
    }
    const ahead = readAhead(slowly(), 4);
    expect((await ahead.next()).value).toEqual([1]);
    release.forEach((go) => {
      go();
    });
    expect((await ahead.next()).value).toEqual([2]);
  });

  it('is no more than asked for, however slow the taker', async () => {
    let read = 0;
    async function* counted() {
      for await (const n of upTo(100)) {
        read = n;
        yield n;
      }
    }
    const ahead = readAhead(counted(), 4);
    const first = await ahead.next();
    await turnsOfTheLoop(50);
    const given = first.done === true ? 0 : first.value.length;
    // One more waits in the hand of whoever reads.
    expect(read).toBeLessThanOrEqual(given + 4 + 1);
    await ahead.return(undefined);
  });

  it('ends its source when the taker goes', async () => {
    const ended = jest.fn();
    for await (const things of readAhead(upTo(100, ended), 4)) if (things.length > 0) break;
    await turnsOfTheLoop(5);
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('tells why its source failed', async () => {
    async function* failing() {
      yield 1;
      await Promise.resolve();
      throw new Error('It was in no mood.');
    }
    const all = async () => {
      for await (const things of readAhead(failing(), 4)) expect(things).toEqual([1]);
    };
    await expect(all()).rejects.toThrow('It was in no mood.');
  });

  it('is given although its source failed meanwhile, and then why', async () => {
    async function* failing() {
      yield* upTo(4);
      throw new Error('It was in no mood.');
    }
    const given: number[] = [];
    const all = async () => {
      for await (const things of readAhead(failing(), 3)) {
        given.push(...things);
        await turnsOfTheLoop(50);
      }
    };
    await expect(all()).rejects.toThrow('It was in no mood.');
    expect(given).toEqual([1, 2, 3, 4]);
  });
});
