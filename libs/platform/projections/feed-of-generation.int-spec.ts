import { once } from 'node:events';
import { setImmediate as breath } from 'node:timers/promises';

import { EventFeed } from '@platform/event-feed';
import type { Recorded } from '@platform/event-log';
import { koreanList, openCountedLists, type CountedLists } from '@testing';

import type { ProjectionRunner } from './projection-runner';

/** Of a log in which nothing more is recorded. */
class SilentFeed extends EventFeed {
  override async *follow(_after: bigint, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    if (!signal.aborted) await once(signal, 'abort');
  }
}

/** @throws Error where it never was */
const untilTakenUp = async (runner: ProjectionRunner, times = 1): Promise<void> => {
  const lastAt = performance.now() + 20_000;
  while (runner.takenUp < times) {
    if (performance.now() > lastAt) throw new Error('The runner never began.');
    await breath();
  }
};

describe('While nothing is recorded, a runner', () => {
  let lists: CountedLists;

  beforeEach(async () => {
    lists = await openCountedLists();
    await lists.record(koreanList.expanded31st());
    await lists.apply();
  });

  afterEach(() => lists.close());

  const following = () => {
    const runner = lists.runner({ feed: new SilentFeed(), quietMs: 1 });
    const stopping = new AbortController();
    const running = runner.run(stopping.signal);
    return { runner, running, stop: () => stopping.abort() };
  };

  it('is told all the same that the log was opened anew', async () => {
    const { runner, running } = following();
    await untilTakenUp(runner);
    await lists.pool.query('UPDATE log.head SET generation = gen_random_uuid()');
    expect(await running).toMatchObject({ code: 'MODEL_OF_ANOTHER_GENERATION', position: 2n });
    expect(runner.takenUp).toBe(1);
  });

  it('goes on where somebody else has made the model anew by then', async () => {
    const { runner, running, stop } = following();
    await untilTakenUp(runner);
    await lists.pool.query(`
      WITH anew AS (UPDATE log.head SET generation = gen_random_uuid() RETURNING generation)
      UPDATE projections.cursor SET generation = anew.generation FROM anew`);
    await untilTakenUp(runner, 2);
    stop();
    expect(await running).toBeUndefined();
  });

  it('minds neither that the log is away nor that it is asked for long', async () => {
    const head = jest.spyOn(lists.log, 'head');
    const { runner, running, stop } = following();
    await untilTakenUp(runner);
    const asked = head.mock.calls.length;
    head.mockRejectedValueOnce(new Error('Connection terminated'));
    while (head.mock.calls.length < asked + 5) await breath();
    expect(runner.status()).toEqual({ position: 1n });
    expect(runner.takenUp).toBe(1);
    stop();
    expect(await running).toBeUndefined();
  });
});
