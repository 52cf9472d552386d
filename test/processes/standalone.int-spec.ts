import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { referenceHistory } from '@reference-history';

import { startStandalone, type StandaloneProcess } from '../harness/standalone-process';

type Event = Readonly<{ position: string; eventId: string; type: string }>;

const SHIPPED = referenceHistory.flatMap(({ facts }) => facts.map(({ id }) => id));

const eventsAt = async (url: string): Promise<readonly Event[]> => {
  const response = await fetch(`${url}/v1/events?limit=1000`);
  return ((await response.json()) as { data: Event[] }).data;
};

const stop = async ({ child, exited }: StandaloneProcess, signal: NodeJS.Signals) => {
  child.kill(signal);
  return exited;
};

/** What deciders, reactions and the timekeeper make of the shipped facts, and how often. */
const MADE_OF_THEM = {
  MonitoringMandateExtended: 14,
  SanctionsInspectionBlocked: 1,
  InspectionQuestionOpened: 1,
  InspectionQuestionAnswered: 1,
  MonitoringMandateExpired: 2,
  SanctionsMeasureExpired: 1,
  ExportBanListChangeTookEffect: 7,
};

/** Whole, gapless, nothing twice: every shipped fact once, what follows from it once, no other. */
const expectWholeHistory = (events: readonly Event[]): void => {
  expect(events.map(({ position }) => Number(position))).toEqual(events.map((_, i) => i + 1));
  const shipped = new Set(SHIPPED);
  const ids = events.map(({ eventId }) => eventId);
  expect(ids.filter((id) => shipped.has(id)).sort()).toEqual([...SHIPPED].sort());
  const made: Record<string, number> = {};
  for (const { type } of events.filter(({ eventId }) => !shipped.has(eventId))) {
    made[type] = (made[type] ?? 0) + 1;
  }
  expect(made).toEqual(MADE_OF_THEM);
};

describe('A standalone instance', () => {
  let dataDir: string;
  let running: StandaloneProcess | undefined;

  const start = (env: Record<string, string> = {}) => (running = startStandalone(dataDir, env));

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'interdict-standalone-'));
  });

  afterEach(async () => {
    if (running?.child.exitCode === null) await stop(running, 'SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  });

  it('starts from nothing, stops when it is told to, and goes on where it was', async () => {
    const first = start();
    expectWholeHistory(await eventsAt(await first.url));
    expect(first.printed()).toContain('curl');
    expect(await stop(first, 'SIGTERM')).toBe(0);

    const second = start();
    expectWholeHistory(await eventsAt(await second.url));
    expect(await stop(second, 'SIGINT')).toBe(0);
  }, 60_000);

  it('that is killed at any moment loses nothing and holds no half of a list', async () => {
    const moments = [/Making a Postgres/, /Migrating/, /Migrating: .*projections/];
    for (const moment of moments) {
      const killed = start();
      await killed.said(moment);
      await stop(killed, 'SIGKILL');
    }
    const loaded = start();
    const before = await eventsAt(await loaded.url);
    await stop(loaded, 'SIGKILL');

    const after = start();
    expect(await eventsAt(await after.url)).toEqual(before);
    expectWholeHistory(before);
  }, 120_000);

  it('that is told to stop while it starts stops, and completes the next time', async () => {
    const interrupted = start();
    await interrupted.said(/Migrating: .*projections/);
    expect(await stop(interrupted, 'SIGINT')).toBe(0);
    const next = start();
    expectWholeHistory(await eventsAt(await next.url));
  }, 60_000);

  it('does not start where its port is taken, says so, and leaves no database behind', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const port = String((taken.address() as AddressInfo).port);
    const refused = start({ INTERDICT_PORT: port });
    expect(await refused.exited).toBe(1);
    expect(refused.printed()).toContain(`Port ${port} on 127.0.0.1 is in use`);
    expect(refused.printed()).not.toContain('at Object.');
    taken.close();
  }, 30_000);

  it('does not share its data directory with another', async () => {
    const first = start();
    await first.url;
    const second = startStandalone(dataDir);
    expect(await second.exited).toBe(1);
    expect(second.printed()).toContain(String(first.child.pid));
    expectWholeHistory(await eventsAt(await first.url));
  }, 60_000);
});
