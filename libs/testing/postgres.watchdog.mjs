// Ends the PostgreSQL of a test run when jest ends, in whatever way: then its end of the pipe closes.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const [directory] = process.argv.slice(2);
const postmaster = join(directory, 'postgres', 'postmaster.pid');

process.stdin.resume();
process.stdin.on('end', async () => {
  try {
    // What is in it is worth nothing any more: no time is spent on a clean shutdown.
    process.kill(parseInt(readFileSync(postmaster, 'utf8')), 'SIGQUIT');
  } catch {
    // It never started, or is gone already.
  }
  for (let attempt = 0; attempt < 500 && existsSync(postmaster); attempt += 1) await pause(10);
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
});
