import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';

import { migrate } from '@platform/database';
import { draftIn, loopbackPorts, startLocalPostgres } from '@platform/local-stack';
import type { FreshDatabase } from '@testing';

/** A server of the test's own, which is found at the same place after it was restarted. */
export type OwnPostgres = FreshDatabase &
  Readonly<{
    /** Ends it as `how` says, and starts it anew. */
    restart: (how: RestartSignal) => Promise<void>;
  }>;

/**
 * SIGQUIT: at once, and the next start replays what was written ahead. SIGINT: whoever is connected
 * is cut off. SIGKILL: of the server's first process, as when memory runs out.
 */
export type RestartSignal = 'SIGQUIT' | 'SIGINT' | 'SIGKILL';

export const startOwnPostgres = async (): Promise<OwnPostgres> => {
  const dataDir = await draftIn(tmpdir(), 'interdict-faults-postgres');
  const [port] = await loopbackPorts(1);
  const start = () => startLocalPostgres({ dataDir, port });
  let server = await start();
  await migrate(server.url);
  const restart = async (how: RestartSignal) => {
    process.kill(server.pid, how);
    await server.ended;
    // It has ended: what is left is to let go of its directory.
    await server.stop();
    server = await start();
  };
  const drop = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: server.url, drop, restart };
};
