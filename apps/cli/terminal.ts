import { createInterface } from 'node:readline';

import { WrongUsage } from './expected-error';
import { EXIT, type ExitCode } from './exit-codes';
import { Instance } from './instance/instance';
import type { Io } from './io';
import { paintFor, type Paint } from './print/paint';
import { progress, type Progress } from './print/progress';

export const DEFAULT_URL = 'http://127.0.0.1:8080';

/** What a command speaks to: a person or a script at one end, an instance at the other. */
export class Terminal {
  exitCode: ExitCode = EXIT.fine;
  readonly paint: Paint;

  constructor(readonly io: Io) {
    this.paint = paintFor(io.isTTY.stdout, io.env);
  }

  /** The answer itself. */
  print(text: string): void {
    this.io.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  }

  /** Beside the answer: a script that reads the answer does not see it. */
  note(text: string): void {
    this.io.stderr.write(`${text}\n`);
  }

  /** Long work with a bar; however it ends, the bar is taken down. */
  async showing<Done>(doing: string, work: (bar: Progress) => Promise<Done>): Promise<Done> {
    const bar = progress(this.io, doing);
    try {
      return await work(bar);
    } finally {
      bar.finished();
    }
  }

  /** @throws WrongUsage for what is no address */
  instance(url: string | undefined): Instance {
    const stated = url ?? this.setting('INTERDICT_URL') ?? DEFAULT_URL;
    if (!/^https?:\/\//.test(stated) || !URL.canParse(stated)) {
      throw new WrongUsage(`“${stated}” is no address of an instance: ${DEFAULT_URL} is one.`);
    }
    // The slash keeps a path in front of the routes, where a proxy serves the instance under one.
    const address = new URL(stated.replace(/\/*$/, '/'));
    return new Instance(address, this.io.interrupted, this.setting('INTERDICT_ACTOR'));
  }

  /** An empty variable is one that is not set, as for the instance itself. */
  private setting(name: string): string | undefined {
    const text = this.io.env[name]?.trim();
    return text === '' ? undefined : text;
  }

  /** Whether a person is there to be asked; to a script the command line was the decision. */
  get isAttended(): boolean {
    return this.io.isTTY.stdin && this.io.isTTY.stderr;
  }

  /** Only a yes is one: an empty line and an end of input are none. */
  async agreed(question: string): Promise<boolean> {
    const { stdin, stderr, interrupted } = this.io;
    stderr.write(`${question} [y/N] `);
    const lines = createInterface({ input: stdin, signal: interrupted });
    for await (const line of lines) return /^y(es)?$/i.test(line.trim());
    return false;
  }
}
