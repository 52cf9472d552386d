import { CommandIdReused } from '@platform/event-log';

import { BegunOnce } from './begun-once';

const asked = { commandId: 'c-1', requestSha256: 'a' };

describe('What begins under a command’s id', () => {
  it('begins once, however often it is asked for meanwhile', async () => {
    const once = new BegunOnce<number>();
    let begun = 0;
    const begin = () => Promise.resolve((begun += 1));
    const answers = await Promise.all([once.as(asked, begin), once.as(asked, begin)]);
    expect([...answers, begun]).toEqual([1, 1, 1]);
  });

  it('is refused with another request meanwhile', async () => {
    const once = new BegunOnce<number>();
    const first = once.as(asked, () => Promise.resolve(1));
    const other = once.as({ ...asked, requestSha256: 'b' }, () => Promise.resolve(2));
    await expect(other).rejects.toThrow(CommandIdReused);
    expect(await first).toBe(1);
  });

  it('may begin later where it could not at first', async () => {
    const once = new BegunOnce<number>();
    const failed = once.as(asked, () => Promise.reject(new Error('busy')));
    await expect(failed).rejects.toThrow('busy');
    expect(await once.as(asked, () => Promise.resolve(2))).toBe(2);
  });

  it('is somebody else’s to remember once it has begun', async () => {
    const once = new BegunOnce<number>();
    await once.as(asked, () => Promise.resolve(1));
    expect(await once.as(asked, () => Promise.resolve(2))).toBe(2);
  });
});
