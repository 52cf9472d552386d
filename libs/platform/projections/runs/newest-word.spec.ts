import { setImmediate as breath } from 'node:timers/promises';

import { NewestWord } from './newest-word';

const SHORT_MS = 1;
const LONG_MS = 60_000;
const SOON_MS = 2_000;

/** Fails by itself where it never comes to that. */
const until = async (isSo: () => boolean): Promise<void> => {
  const deadline = performance.now() + SOON_MS;
  while (!isSo() && performance.now() < deadline) await breath();
};

describe('A word that is passed on', () => {
  const passedBy = (pauseMs: number) => {
    const passed: number[] = [];
    const pass = (word: number) => {
      passed.push(word);
      return Promise.resolve();
    };
    return { passed, words: new NewestWord(pass, pauseMs) };
  };

  it('is passed on at once where there was none before', async () => {
    const { passed, words } = passedBy(LONG_MS);
    words.say(1);
    expect(passed).toEqual([1]);
    await words.fallSilent();
  });

  it('waits after another, and only the newest of those that wait is passed on', async () => {
    const { passed, words } = passedBy(SHORT_MS);
    [1, 2, 3].forEach((word) => words.say(word));
    expect(passed).toEqual([1]);
    await until(() => passed.length === 2);
    await words.fallSilent();
    expect(passed).toEqual([1, 3]);
  });

  it('is left out where it still waits when all fall silent', async () => {
    const { passed, words } = passedBy(LONG_MS);
    [1, 2].forEach((word) => words.say(word));
    await words.fallSilent();
    words.say(3);
    await words.fallSilent();
    expect(passed).toEqual([1]);
  });

  it('that could not be passed on keeps no other from it', async () => {
    const passed: number[] = [];
    const pass = (word: number) => {
      passed.push(word);
      return Promise.reject(new Error('away'));
    };
    const words = new NewestWord(pass, SHORT_MS);
    words.say(1);
    words.say(2);
    await until(() => passed.length === 2);
    await words.fallSilent();
    expect(passed).toEqual([1, 2]);
  });

  it('is waited for where it is on its way when all fall silent', async () => {
    let arrive: () => void = () => undefined;
    const onItsWay = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const words = new NewestWord(() => onItsWay, SHORT_MS);
    words.say(1);
    let isSilent = false;
    const silent = words.fallSilent().then(() => {
      isSilent = true;
    });
    await breath();
    expect(isSilent).toBe(false);
    arrive();
    await silent;
  });
});
