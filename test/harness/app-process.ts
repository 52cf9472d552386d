import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** From the sources of this file, and from its compiled form beside the product's. */
const mainOf = (app: App): string | undefined =>
  ['../../dist/apps', '../../apps']
    .map((apps) => join(__dirname, apps, app, 'main.js'))
    .find((path) => existsSync(path));

/** Those that a user starts: everything in one process, or a process for each service. */
export type App = 'standalone' | 'stack';

export type AppProcess = Readonly<{
  child: ChildProcess;
  /** Everything printed so far. */
  printed: () => string;
  /** Resolves with the base address once the process says where it answers. */
  url: Promise<string>;
  /** Resolves when something was printed that matches. */
  said: (what: RegExp) => Promise<void>;
  exited: Promise<number | null>;
}>;

/** The product as a user runs it: a process of its own, with a database of its own. */
export const startApp = (
  app: App,
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  words: readonly string[] = [],
): AppProcess => {
  const main = mainOf(app);
  if (main === undefined)
    throw new Error('dist/ is missing: npm run build comes before this test.');
  const child = spawn(process.execPath, [main, ...words], {
    env: {
      PATH: process.env['PATH'],
      INTERDICT_DATA_DIR: dataDir,
      INTERDICT_PORT: '0',
      INTERDICT_MANAGEMENT_PORT: 'off',
      INTERDICT_KAFKA_PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const heard: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      text += bytes.toString();
      heard.splice(0).forEach((again) => {
        again();
      });
    });
  }
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const said = async (what: RegExp): Promise<void> => {
    while (!what.test(text)) {
      const more = new Promise<'more'>((resolve) => heard.push(() => resolve('more')));
      if ((await Promise.race([more, exited])) !== 'more' && !what.test(text)) {
        throw new Error(`It ended before it said ${String(what)}:\n${text}`);
      }
    }
  };
  const url = said(/answers at (\S+)/).then(() => /answers at (\S+)/.exec(text)?.[1] ?? '');
  // Whoever does not wait for it must not be told of its failure by a crash.
  url.catch(() => undefined);
  return { child, printed: () => text, url, said, exited };
};
