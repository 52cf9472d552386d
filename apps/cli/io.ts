import type { Readable, Writable } from 'node:stream';

import type { Asker } from './guided/asker';

/** Everything of the world that a command touches besides files and the instance. */
export type Io = Readonly<{
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  /** At which ends a person sits. */
  isTTY: Readonly<{ stdin: boolean; stdout: boolean; stderr: boolean }>;
  env: Readonly<Record<string, string | undefined>>;
  /** Asks the person at the terminal. Loaded only where one is asked: it takes its time. */
  asker: (io: Io) => Promise<Asker>;
  /** Aborted by Ctrl-C. */
  interrupted: AbortSignal;
  now: () => Date;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Becomes the standalone in this process, so that signals need no passing on. */
  standalone: (env: Readonly<Record<string, string>>) => Promise<void>;
}>;
