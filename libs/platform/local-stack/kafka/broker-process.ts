import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

import { spawnBound, type Bond } from '../bound-to-parent';
import { LocalKafkaFailed } from './local-kafka.errors';
import type { NodeDirectory } from './node-directory';

/** A virtual machine that is small and starts fast rather than one that runs fast for days. */
export const JAVA_FLAGS = [
  '-Xms64m',
  '-Xmx256m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:-UsePerfData',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
];

export type HowToRun = Readonly<{
  classPath: string;
  /** Beside those of every broker. */
  flags: readonly string[];
  bond?: Bond | undefined;
  /** The virtual machine; the one on the path where none is named. */
  java?: string | undefined;
}>;

/** One broker while it runs; a start makes the next. */
export class BrokerProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly logFile: string,
  ) {}

  static async start(
    { logFile, properties }: NodeDirectory,
    { classPath, flags, bond, java = 'java' }: HowToRun,
  ): Promise<BrokerProcess> {
    const log = await open(logFile, 'w', 0o600);
    const command = [...JAVA_FLAGS, ...flags, '-cp', classPath, 'kafka.Kafka', properties];
    const child = spawnBound([java, ...command], ['ignore', log.fd, log.fd], { bond });
    // Its absence shows in `runs`; without a listener it would end this process.
    child.on('error', () => undefined);
    await log.close();
    return new BrokerProcess(child, logFile);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get runs(): boolean {
    const { pid, exitCode, signalCode } = this.child;
    return pid !== undefined && exitCode === null && signalCode === null;
  }

  /** SIGKILL: as a power cut is to the process. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Flushes, hands over what it leads, ends; killed where it does not. */
  async stop(timeoutMs = STOP_MS): Promise<void> {
    // One that was paused would hear of it only when it goes on.
    this.signal('SIGCONT');
    const late = new AbortController();
    const killing = pause(timeoutMs, undefined, { signal: late.signal }).then(
      () => this.signal('SIGKILL'),
      () => undefined,
    );
    await this.end('SIGTERM');
    late.abort();
    await killing;
  }

  async lastWords(): Promise<string> {
    return (await readFile(this.logFile, 'utf8')).slice(-2000);
  }

  /** @throws LocalKafkaFailed it ended before that, or it took too long */
  async until(holds: () => Promise<boolean>, patienceMs = START_MS): Promise<void> {
    const over = new AbortController();
    const late = pause(patienceMs, false, { signal: over.signal }).catch(() => false);
    // Who took its port may listen and never answer: the question is dropped when it has ended.
    const ended = this.runs ? once(this.child, 'exit').then(() => false) : false;
    const deadline = performance.now() + patienceMs;
    try {
      while (this.runs && performance.now() < deadline) {
        if (await Promise.race([holds(), ended, late])) return;
        await pause(POLL_MS);
      }
    } finally {
      over.abort();
    }
    const words = await this.lastWords();
    const tooLate = `it did not answer within ${String(patienceMs)} ms. It said last:\n`;
    throw new LocalKafkaFailed('Kafka', this.runs ? `${tooLate}${words}` : words);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (!this.runs) return;
    const ended = once(this.child, 'exit');
    this.signal(signal);
    await ended;
  }
}

const POLL_MS = 25;
const STOP_MS = 15_000;

/** It takes seconds; a slow machine is given its time. */
const START_MS = 60_000;
