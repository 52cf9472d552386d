import { CommandIdReused } from '@platform/event-log';

import { BegunOnce } from './begun-once';
import { RUNS_KEPT } from './runs';

const asked = { commandId: 'c-1', requestSha256: 'a' };

describe('What is begun under a command’s id', () => {
  it('is begun once, however often and however soon it is asked for again', async () => {
    const once = new BegunOnce<number>();
    let begun = 0;
    const begin = () => Promise.resolve((begun += 1));
    const answers = await Promise.all([once.as(asked, begin), once.as(asked, begin)]);
    expect([...answers, await once.as(asked, begin), begun]).toEqual([1, 1, 1, 1]);
  });

  it('is refused with another request', async () => {
    const once = new BegunOnce<number>();
    await once.as(asked, () => Promise.resolve(1));
    const other = once.as({ ...asked, requestSha256: 'b' }, () => Promise.resolve(2));
    await expect(other).rejects.toThrow(CommandIdReused);
  });

  it('may begin later where it could not at first', async () => {
    const once = new BegunOnce<number>();
    const failed = once.as(asked, () => Promise.reject(new Error('busy')));
    await expect(failed).rejects.toThrow('busy');
    expect(await once.as(asked, () => Promise.resolve(2))).toBe(2);
  });

  it('is forgotten for newer ids, the oldest first', async () => {
    const once = new BegunOnce<string>();
    const begin = (commandId: string, as: string) =>
      once.as({ ...asked, commandId }, () => Promise.resolve(as));
    await begin('c-0', 'first');
    for (let i = 1; i < RUNS_KEPT; i += 1) await begin(`c-${String(i)}`, 'first');
    expect(await begin('c-0', 'second')).toBe('first');
    await begin('one more', 'first');
    expect(await begin('c-1', 'second')).toBe('first');
    expect(await begin('c-0', 'second')).toBe('second');
  });
});
