import { CommandIdReused } from '@platform/event-log';

import { BegunOnce } from './begun-once';

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
});
