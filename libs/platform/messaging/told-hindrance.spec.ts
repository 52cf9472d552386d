import { setImmediate as breath } from 'node:timers/promises';

import type { Hindrance } from './consumer-positions';
import { ToldHindrance } from './told-hindrance';

const AT = { position: 7n, generation: 'g' };

describe('What hinders a consumer', () => {
  const open = () => {
    const words: Hindrance[] = [];
    let away = false;
    let pending: (() => void)[] = [];
    const tell = async (_consumer: string, hindrance: Hindrance) => {
      await new Promise<void>((resolve) => pending.push(resolve));
      if (away) throw new Error('away');
      words.push(hindrance);
    };
    const letThrough = async () => {
      while (pending.length > 0) {
        const waiting = pending;
        pending = [];
        waiting.forEach((go) => go());
        await breath();
      }
    };
    const beAway = (is: boolean) => {
      away = is;
    };
    return { words, letThrough, beAway, told: new ToldHindrance('developments', { tell }) };
  };

  it('is told once, however often it is said', async () => {
    const { words, letThrough, told } = open();
    for (const _again of [1, 2, 3]) {
      told.tell({ outage: 'Away.' }, AT);
      await letThrough();
    }
    expect(words).toEqual([{ outage: 'Away.' }]);
  });

  it('is told as nothing at first: somebody before may have said something', async () => {
    const { words, letThrough, told } = open();
    told.tell({}, AT);
    await letThrough();
    expect(words).toEqual([{}]);
  });

  it('is told as it is newest, where more is said meanwhile', async () => {
    const { words, letThrough, told } = open();
    told.tell({ outage: 'Away.' }, AT);
    told.tell({ outage: 'Still away.' }, AT);
    told.tell({}, AT);
    await letThrough();
    expect(words).toEqual([{ outage: 'Away.' }, {}]);
  });

  it('is told again with the next word where it could not be told', async () => {
    const { words, letThrough, beAway, told } = open();
    told.tell({}, AT);
    await letThrough();
    beAway(true);
    told.tell({ outage: 'Away.' }, AT);
    await letThrough();
    beAway(false);
    told.tell({}, AT);
    await letThrough();
    expect(words).toEqual([{}, {}]);
  });

  it('is told once it is said to be', async () => {
    const { words, letThrough, told } = open();
    told.tell({}, AT);
    let isTold = false;
    const done = told.isTold().then(() => {
      isTold = true;
    });
    await breath();
    expect(isTold).toBe(false);
    await letThrough();
    await done;
    expect(words).toEqual([{}]);
  });
});
