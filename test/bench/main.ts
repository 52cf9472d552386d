import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { migrate } from '@platform/database';
import { startLocalPostgres } from '@platform/local-stack';
import { Client } from 'pg';

import { deskBench } from './desk/desk-bench';
import type { Figure, Report } from './figure';
import { historyBench } from './history/history-bench';
import { kafkaBench } from './kafka/kafka-bench';
import { logBench } from './log/log-bench';
import { projectionBench } from './projections/projection-bench';

/** Each on an empty, migrated database of its own; the desk brings its own server. */
const BENCHES: Readonly<Record<string, (url: string, report: Report) => Promise<void>>> = {
  log: logBench,
  projections: projectionBench,
  kafka: kafkaBench,
  history: historyBench,
  desk: (_url, report) => deskBench(report),
};

const line = ({ what, value, unit, target, beside }: Figure): string => {
  const promised = target === undefined ? '' : `  (target ${String(target)})`;
  const ratio = beside
    ? `  ${(value / beside.value).toFixed(2)} × ${beside.what} (${String(beside.value)})`
    : '';
  return `  ${what.padEnd(52)} ${String(value).padStart(10)} ${unit}${promised}${ratio}`;
};

const report: Report = (figure) => {
  console.log(line(figure));
};

const withDatabase = async (
  server: string,
  name: string,
  use: (url: string) => Promise<void>,
): Promise<void> => {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE bench_${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/bench_${name}`;
  await migrate(url.toString());
  await use(url.toString());
};

const main = async (asked: readonly string[]): Promise<void> => {
  const names = asked.length > 0 ? asked : Object.keys(BENCHES);
  const unknown = names.find((name) => !(name in BENCHES));
  if (unknown !== undefined) {
    throw new Error(`No bench ${unknown}: there are ${Object.keys(BENCHES).join(', ')}.`);
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'interdict-bench-postgres-'));
  const postgres = await startLocalPostgres({ dataDir });
  try {
    for (const name of names) {
      console.log(`\n${name}`);
      await withDatabase(postgres.url, name, (url) => BENCHES[name]?.(url, report) ?? nothing());
    }
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};

const nothing = (): Promise<void> => Promise.resolve();

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
