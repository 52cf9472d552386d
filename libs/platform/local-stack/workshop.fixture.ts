import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

import {
  startLocalPostgres,
  type LocalPostgres,
  type LocalPostgresOptions,
  type LocalPostgresStep,
} from './local-postgres';
import { birthOf } from './running-process';

/** A data directory for each test, and everything that was started in it ended after it. */
export class Workshop {
  dataDir = '';
  steps: LocalPostgresStep[] = [];
  private above = '';
  private started: LocalPostgres[] = [];
  private children: ChildProcess[] = [];

  // Private to its maker: as root, the server's account could not even get to it by itself.
  async open(): Promise<void> {
    this.above = await mkdtemp(join(tmpdir(), 'interdict-local-'));
    await (await startLocalPostgres({ dataDir: join(this.above, 'pristine') })).stop();
  }

  next(): void {
    this.dataDir = join(this.above, randomUUID());
    [this.steps, this.started, this.children] = [[], [], []];
  }

  async tidy(): Promise<void> {
    this.children.forEach((child) => child.kill('SIGKILL'));
    await Promise.all(this.started.map(({ stop }) => stop()));
    const leftover = await this.serverPid();
    if (leftover !== undefined) process.kill(leftover, 'SIGQUIT');
    await until(async () => (await this.serverPid()) === undefined);
    await rm(this.dataDir, { recursive: true, force: true, maxRetries: 5 });
  }

  close(): Promise<void> {
    return rm(this.above, { recursive: true, maxRetries: 5 });
  }

  /** Making a cluster takes a second; a copy of a stopped one, owners and all, goes on as well. */
  givenCluster(): void {
    execFileSync('cp', ['-a', join(this.above, 'pristine'), this.dataDir]);
  }

  async start(options: Partial<LocalPostgresOptions> = {}): Promise<LocalPostgres> {
    const onProgress = (step: LocalPostgresStep) => this.steps.push(step);
    const postgres = await startLocalPostgres({ dataDir: this.dataDir, onProgress, ...options });
    this.started.push(postgres);
    return postgres;
  }

  /** Another process that has the directory open, and what it says. */
  holder(...how: 'fails'[]) {
    const hook = join(process.cwd(), 'libs/testing/typescript.cjs');
    const fixture = join(__dirname, 'holds-data-directory.fixture.ts');
    const child = spawn(process.execPath, ['-r', hook, fixture, this.dataDir, ...how], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.children.push(child);
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const says = async (expected: string): Promise<string> => {
      for (;;) {
        const line = await lines.next();
        if (line.done) throw new Error(`It ended without saying “${expected}”.`);
        if (line.value.startsWith(expected)) return line.value;
      }
    };
    const killed = async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    };
    return { says, killed, pid: child.pid };
  }

  /** Of the server that runs in the directory, whoever started it. */
  async serverPid(): Promise<number | undefined> {
    const file = join(this.dataDir, 'postgres', 'postmaster.pid');
    const pid = parseInt(await readFile(file, 'utf8').catch(() => ''));
    return Number.isNaN(pid) || birthOf(pid) === undefined ? undefined : pid;
  }

  log(): Promise<string> {
    return readFile(join(this.dataDir, 'postgres.log'), 'utf8');
  }
}

export const asked = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client
    .query<Record<string, unknown>>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
};

export const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await pause(5);
};
