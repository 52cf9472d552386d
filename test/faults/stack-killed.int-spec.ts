import { join } from 'node:path';

import { describeWithCluster } from '@testing';

import { SERVICE_NAMES } from '../../apps/stack';
import { openAppPlace, type AppPlace } from '../harness/app-place';
import type { AppProcess } from '../harness/app-process';
import { descendantsOf, survivorsOf, type RunningProcess } from '../harness/descendants';
import { applied, speakingTo } from '../harness/distributed-stack';
import { eventsAt, expectWholeHistory, WHOLE, type Told } from '../harness/whole-history';
import { until } from './harness/until';

jest.setTimeout(120_000);

/** Where the broker's jars are kept between runs. */
const CACHE = ['HOME', 'XDG_CACHE_HOME'];

const SURROUNDINGS = Object.fromEntries(
  CACHE.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  }),
);

/** PostgreSQL that lost its parent is stopped by whoever starts next in the same directory. */
const isPostgres = ({ command }: RunningProcess): boolean => /postgres/.test(command);

const untilGone = (some: readonly RunningProcess[]): Promise<void> =>
  until('they are gone', async () => {
    const left = await survivorsOf(some);
    return left.length === 0 ? null : `they still run: ${JSON.stringify(left)}`;
  });

// One after the other in one data directory: each goes on from what the one before has left.
describeWithCluster('The whole stack on one machine', () => {
  let place: AppPlace;

  const start = () => place.start();

  const startedBy = ({ child }: AppProcess) => descendantsOf(child.pid ?? 0);

  const serviceIn = (some: readonly RunningProcess[], name: string) =>
    some.find(({ command }) => command.includes(join(name, 'main.js')));

  const eventsOnceApplied = async (url: string): Promise<readonly Told[]> => {
    await applied(speakingTo(url), WHOLE);
    return eventsAt(url);
  };

  beforeAll(async () => (place = await openAppPlace('stack', SURROUNDINGS)));

  afterAll(() => place.close());

  it('starts from nothing, and stops at Ctrl-C with nothing left behind', async () => {
    const stack = start();
    expectWholeHistory(await eventsOnceApplied(await stack.url));
    for (const name of SERVICE_NAMES) {
      expect(stack.printed()).toMatch(new RegExp(`^${name} +ready$`, 'm'));
    }
    const processes = await startedBy(stack);
    const services = SERVICE_NAMES.map((name) => serviceIn(processes, name)?.pid);
    expect(new Set(services.filter(Boolean)).size).toBe(SERVICE_NAMES.length);
    stack.child.kill('SIGINT');
    expect(await stack.exited).toBe(0);
    expect(await survivorsOf(processes)).toEqual([]);
  });

  it('stops at Ctrl-C while it starts as well, with nothing left behind', async () => {
    const stack = start();
    await stack.said(/^kafka +ready/m);
    const processes = await startedBy(stack);
    stack.child.kill('SIGINT');
    expect(await stack.exited).toBe(0);
    expect(stack.printed()).not.toMatch(/answers at|^ +at /m);
    expect(await survivorsOf(processes)).toEqual([]);
  });

  it('goes on where it was, and killed takes its services and its broker along', async () => {
    const stack = start();
    expectWholeHistory(await eventsOnceApplied(await stack.url));
    const processes = await startedBy(stack);
    stack.child.kill('SIGKILL');
    await stack.exited;
    const bound = processes.filter((one) => !isPostgres(one));
    expect(bound.length).toBeGreaterThan(SERVICE_NAMES.length);
    await untilGone(bound);
  });

  it('starts after that as well, and ends with the name of a service that was killed', async () => {
    const stack = start();
    expectWholeHistory(await eventsOnceApplied(await stack.url));
    const processes = await startedBy(stack);
    process.kill(serviceIn(processes, 'developments')?.pid ?? 0, 'SIGKILL');
    expect(await stack.exited).toBe(1);
    expect(stack.printed()).toContain('The service developments ended by itself (signal SIGKILL)');
    expect(stack.printed()).not.toMatch(/^ +at /m);
    expect(await survivorsOf(processes)).toEqual([]);
  });
});
