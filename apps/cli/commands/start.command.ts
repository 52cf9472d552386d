import { settingsTable } from '@platform/config';
import type { Command } from 'commander';

import { examples } from '../command';
import type { Terminal } from '../terminal';

type StartOptions = Readonly<{ port?: string; dataDir?: string; databaseUrl?: string }>;

/** The same as `npm start`: one process with everything in it, until Ctrl-C. */
export const start = (program: Command, { io }: Terminal): void => {
  examples(
    program
      .command('start')
      .description(
        'Run an instance in the foreground: its own Postgres, history loaded, API served',
      )
      .option('--port <port>', 'listen there on 127.0.0.1 (INTERDICT_PORT; default 8080)')
      .option(
        '--data-dir <dir>',
        'keep everything there (INTERDICT_DATA_DIR; default ./.interdict)',
      )
      .option('--database-url <url>', 'use that Postgres and start none (DATABASE_URL)')
      .addHelpText('after', `\nSettings, as environment variables:\n${settingsTable()}`),
    'start',
    'start --port 8090 --data-dir ./.interdict-trial',
  ).action(({ port, dataDir, databaseUrl }: StartOptions) =>
    io.standalone({
      ...(port !== undefined && { INTERDICT_PORT: port }),
      ...(dataDir !== undefined && { INTERDICT_DATA_DIR: dataDir }),
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    }),
  );
};
