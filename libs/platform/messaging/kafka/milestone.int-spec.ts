import { commitTo, confirmed, openEventLog, someStream } from '@testing';

import { restoreTo } from './damage.fixture';
import { isStillThatLog, type Milestone } from './milestone';

describe('A log that was read up to some position', () => {
  let opened: Awaited<ReturnType<typeof openEventLog>>;
  let generation: string;
  let seen: readonly Milestone[];

  const append = (...subjects: readonly string[]) =>
    opened.log.append(commitTo(someStream(), 0, subjects.map(confirmed)));

  beforeEach(async () => {
    opened = await openEventLog();
    await append('a', 'b', 'c', 'd');
    ({ generation } = await opened.log.head());
    seen = await opened.log.eventsAt([2n, 4n]);
  });

  afterEach(() => opened.close());

  const isStill = () => isStillThatLog(opened.pool, generation, seen);

  it('is still that log when it has grown', async () => {
    await append('e');
    expect(await isStill()).toBe(true);
  });

  it('is still that log where nobody has seen what was there', async () => {
    seen = [{ position: 9n, leafHash: undefined }];
    expect(await isStill()).toBe(true);
  });

  it.each([
    ['behind all of it', 1],
    ['between two positions that were seen', 3],
  ])('is another one once it was set back %s, however long it is by then', async (_where, to) => {
    await restoreTo(opened, to);
    expect(await isStill()).toBe(false);
    await append('B', 'C', 'D', 'E');
    expect(await isStill()).toBe(false);
  });

  it('is another one once it is of another generation', async () => {
    await opened.pool.query('UPDATE log.head SET generation = gen_random_uuid()');
    expect(await isStill()).toBe(false);
  });
});
