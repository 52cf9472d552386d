import { commitTo, confirmed, openEventLog, someStream } from '@testing';

import { openNewGeneration } from './new-generation';
import { publishedLog } from './published-log';
import { RelayLease } from './relay-lease';

describe('A new generation of the log', () => {
  it('begins where the log ends, and says which one it follows', async () => {
    const { log, pool, close } = await openEventLog();
    const before = await log.head();
    await log.append(commitTo(someStream(), 0, ['a', 'b'].map(confirmed)));
    const opened = await openNewGeneration(pool);
    expect(opened).toEqual({ ...opened, previous: before.generation, after: 2n });
    expect((await log.head()).generation).toBe(opened.generation);
    expect(await publishedLog(pool)).toEqual({
      ...{ generation: opened.generation, openedAfter: 2n, publishedTo: 0n },
      ...{ isOpened: true, hasBegun: false },
    });
    await close();
  });

  it('is none that anybody opened where the log is as it was founded', async () => {
    const { pool, close } = await openEventLog();
    expect(await publishedLog(pool)).toMatchObject({ isOpened: false, openedAfter: 0n });
    await close();
  });

  it('ends the term of whoever publishes', async () => {
    const { pool, close } = await openEventLog();
    const lease = new RelayLease(pool, 'relay', { ttlMs: 30, lookMs: 5 });
    const term = await lease.take(new AbortController().signal);
    await openNewGeneration(pool);
    await new Promise((lost) => term?.signal.addEventListener('abort', lost));
    const next = await lease.take(new AbortController().signal);
    expect(next?.epoch).toBe(3n);
    await Promise.all([term?.end(), next?.end()]);
    await close();
  });
});
