import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startApp, type App, type AppProcess } from './app-process';

export type AppPlace = Readonly<{
  dataDir: string;
  /** One more process over the same directory; another may run there. */
  start: (env?: Readonly<Record<string, string>>, ...words: readonly string[]) => AppProcess;
  /** Ends whatever runs there, and forgets what it kept. */
  close: () => Promise<void>;
}>;

/** A data directory of a test's own, in which an app is started. */
export const openAppPlace = async (
  app: App,
  given: Readonly<Record<string, string>> = {},
): Promise<AppPlace> => {
  const dataDir = await mkdtemp(join(tmpdir(), `interdict-${app}-`));
  const started: AppProcess[] = [];
  return {
    dataDir,
    start: (env = {}, ...words) => {
      const process = startApp(app, dataDir, { ...given, ...env }, words);
      started.push(process);
      return process;
    },
    close: async () => {
      for (const { child, exited } of started) {
        if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
        await exited;
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
