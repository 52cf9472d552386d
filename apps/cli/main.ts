import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { run } from './run';

const interrupt = new AbortController();
process.once('SIGINT', () => {
  interrupt.abort();
});

/** `interdict lists | head` closes the pipe in the middle: the reader has what it wanted. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const { stdin, stdout, stderr } = process;

void run(process.argv.slice(2), {
  ...{ stdin, stdout, stderr },
  isTTY: { stdin: stdin.isTTY, stdout: stdout.isTTY, stderr: stderr.isTTY },
  env: process.env,
  interrupted: interrupt.signal,
  now: () => new Date(),
  pause: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined),
  asker: async (io) => (await import('./guided/inquirer-asker.js')).inquirerAsker(io),
  standalone: async (env) => {
    Object.assign(process.env, env);
    await import(join(__dirname, '..', 'standalone', 'main-of-cli.js'));
  },
}).then((exitCode) => {
  // Set, not called: what was written may still be on its way.
  process.exitCode = exitCode;
});
