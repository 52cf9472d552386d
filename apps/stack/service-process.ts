import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import type { Readable } from 'node:stream';

import { spawnBound } from '@platform/local-stack';

import { LastLines } from './last-lines';
import { ServiceEnded, type Ending } from './service-ended';

export type Launch = Readonly<{
  /** What Node runs, with its options before it. */
  script: readonly string[];
  env: Readonly<Record<string, string>>;
  /** What it says is appended there. */
  logFile: string;
  /** Told each line that it says. */
  onLine?: ((line: string) => void) | undefined;
  /** Told when the log cannot be written any more, such as to a full disk. The service goes on. */
  onLogLost?: ((error: Error) => void) | undefined;
}>;

/** What a service says of itself when it is ready: the ports that it listens on. */
export type Ready = Readonly<{ managementPort?: number; commandsPort?: number; url?: string }>;

/** Nobody waits longer for a process that was asked to stop. */
const STOPPING_MS = 15_000;

/** One service as a process of its own, which ends with this one however that ends. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private readonly lines = new LastLines();
  private readonly listeners = new Set<Listener>();
  private toldToStop = false;
  /** It has ended, and everything that it said has arrived. */
  private isSilent = true;

  constructor(
    readonly name: string,
    private readonly launch: Launch,
  ) {}

  /** What it said last since the last start, a line each. */
  get said(): readonly string[] {
    return this.lines.kept;
  }

  /** A second process of the same service, beside this one. */
  another(name: string): ServiceProcess {
    return new ServiceProcess(name, this.launch);
  }

  get logFile(): string {
    return this.launch.logFile;
  }

  /** Of the process that runs now. */
  get pid(): number | undefined {
    return this.isRunning ? this.child?.pid : undefined;
  }

  get isRunning(): boolean {
    return this.child !== undefined && isAlive(this.child);
  }

  /** Resolves when it is ready; may be called again once it has ended. @throws ServiceEnded */
  async start(over: Readonly<Record<string, string>> = {}): Promise<Ready> {
    const { script, env } = this.launch;
    this.lines.clear();
    this.toldToStop = false;
    this.isSilent = false;
    const child = spawnBound([process.execPath, ...script], ['ignore', 'pipe', 'pipe'], {
      env: { ...env, ...over },
    });
    this.child = child;
    const log = this.openLog();
    for (const stream of [child.stdout, child.stderr]) this.listenTo(stream, log);
    child.once('close', () => {
      log.end();
      // One that was killed may fall silent after the next was started.
      if (this.child === child) this.fallSilent();
    });
    return readyIn(await this.hear((line) => line.includes('"message":"ready"')));
  }

  /** The first line that passes, of those that are kept or to come. @throws ServiceEnded */
  hear(passes: (line: string) => boolean): Promise<string> {
    const said = this.lines.kept.find(passes);
    if (said !== undefined) return Promise.resolve(said);
    if (this.isSilent) return Promise.reject(this.endedWith(this.ending()));
    return new Promise((hears, isLeftOut) => this.listeners.add({ passes, hears, isLeftOut }));
  }

  /** Resolves when it has ended though nobody told it to, with what by. */
  async endedByItself(): Promise<Ending> {
    if (this.child) await ended(this.child);
    if (this.toldToStop) await new Promise(() => undefined);
    return this.ending();
  }

  /** To be thrown: that it ended so, with its last words. */
  endedWith(ending: Ending): ServiceEnded {
    return new ServiceEnded(this.name, { ending, said: this.said, logFile: this.logFile });
  }

  /** Asks it to end what is under way; kills it where that takes too long. */
  async stop(): Promise<void> {
    this.toldToStop = true;
    if (!this.child || !this.isRunning) return;
    this.child.kill('SIGTERM');
    const tooLate = setTimeout(() => this.child?.kill('SIGKILL'), STOPPING_MS);
    await ended(this.child);
    clearTimeout(tooLate);
  }

  /** As the kernel does when memory runs out. */
  async kill(): Promise<void> {
    this.toldToStop = true;
    this.child?.kill('SIGKILL');
    if (this.child) await ended(this.child);
  }

  /** As a machine that is suspended; `resume` wakes it. */
  pause(): void {
    this.child?.kill('SIGSTOP');
  }

  resume(): void {
    this.child?.kill('SIGCONT');
  }

  private ending(): Ending {
    return { code: this.child?.exitCode ?? null, signal: this.child?.signalCode ?? null };
  }

  private openLog(): WriteStream {
    const { logFile, onLogLost } = this.launch;
    const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
    // Unheard, it would end this process and with it every service.
    return log.on('error', (error) => onLogLost?.(error));
  }

  private listenTo(stream: Readable | null, log: WriteStream): void {
    let rest = '';
    // A character of several bytes may come in two pieces.
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => {
      log.write(text);
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      this.take(lines);
    });
    // One that is killed in the middle of a line has said that much.
    stream?.once('end', () => {
      if (rest !== '') this.take([rest]);
    });
  }

  /** Every line is heard, however many come at once and are forgotten again. */
  private take(lines: readonly string[]): void {
    this.lines.add(lines);
    lines.forEach((line) => this.launch.onLine?.(line));
    for (const listener of this.listeners) {
      const line = lines.find(listener.passes);
      if (line === undefined) continue;
      this.listeners.delete(listener);
      listener.hears(line);
    }
  }

  private fallSilent(): void {
    this.isSilent = true;
    this.listeners.forEach(({ isLeftOut }) => {
      isLeftOut(this.endedWith(this.ending()));
    });
    this.listeners.clear();
  }
}

type Listener = Readonly<{
  passes: (line: string) => boolean;
  hears: (line: string) => void;
  isLeftOut: (error: ServiceEnded) => void;
}>;

const isAlive = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode === null && signalCode === null;

const ended = async (child: ChildProcess): Promise<void> => {
  if (isAlive(child)) await once(child, 'exit');
};

const readyIn = (line: string): Ready => JSON.parse(line) as Ready;
