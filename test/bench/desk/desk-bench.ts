import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startApp, type AppProcess } from '../../harness/app-process';
import { percentile, type Report } from '../figure';
import { appendToStream } from './append-to-stream';
import { enforcementStatus } from './enforcement-status';

const STARTS = 5;
const READS = 3000;
const LIST = '/v1/export-ban-lists/kr-situational-licence?asOf=';

/** The desk as a user runs it: a process of its own, over HTTP. */
export const deskBench = async (report: Report): Promise<void> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'interdict-bench-'));
  try {
    await stopped(await ready(dataDir));
    const starts: number[] = [];
    for (let i = 0; i < STARTS; i += 1) {
      const begun = performance.now();
      const desk = await ready(dataDir);
      starts.push((performance.now() - begun) / 1000);
      await stopped(desk);
    }
    const what = 'ready on an existing data directory, median of 5';
    report({ what, value: percentile(starts, 0.5), unit: 's', target: 3 });
    await questions(dataDir, report);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};

const ready = async (dataDir: string): Promise<AppProcess> => {
  const desk = startApp('standalone', dataDir);
  await desk.url;
  return desk;
};

const stopped = async ({ child, exited }: AppProcess): Promise<void> => {
  child.kill('SIGTERM');
  await exited;
};

const questions = async (dataDir: string, report: Report): Promise<void> => {
  const desk = await ready(dataDir);
  try {
    const url = await desk.url;
    await reads(READS / 10, (i) => `${url}${LIST}${dayOf(i)}`);
    const beside = await reads(READS, () => `${url}/v1/embargoes`);
    const points = await reads(READS, (i) => `${url}${LIST}${dayOf(i)}`);
    const problem = { what: 'a 404 of the same process', value: percentile(beside, 0.95) };
    report({ what: 'as-of point read, p50', value: percentile(points, 0.5), unit: 'ms' });
    report({
      ...{ what: 'as-of point read, p95', value: percentile(points, 0.95), unit: 'ms' },
      ...{ target: 10, beside: problem },
    });
    await enforcementStatus(url, report);
    await appendToStream(url, report);
    const value = residentMiB(desk.child.pid);
    report({ what: 'resident after all that, besides Postgres', value, unit: 'MiB', target: 250 });
  } finally {
    await stopped(desk);
  }
};

/** Another day each time: no answer is a repetition of the last. */
const dayOf = (i: number): string =>
  new Date(Date.UTC(2022, 0, 1 + (i % 1200))).toISOString().slice(0, 10);

const reads = async (count: number, urlOf: (i: number) => string): Promise<readonly number[]> => {
  const took: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const begun = performance.now();
    await (await fetch(urlOf(i))).text();
    took.push(performance.now() - begun);
  }
  return took;
};

/** Linux keeps it in /proc; elsewhere it is not measured, and 0 says so. */
const residentMiB = (pid: number | undefined): number => {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
};
