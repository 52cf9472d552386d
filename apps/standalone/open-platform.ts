import { exportControls } from '@contexts/export-controls';
import { FileEvidenceArchive } from '@platform/archive';
import { createPool, createPrisma } from '@platform/database';
import { PostgresEventFeed } from '@platform/event-feed';
import { PostgresEventLog } from '@platform/event-log';
import {
  ModelProgress,
  PostgresVersionRows,
  ProjectionRunner,
  rebuild,
  type RunnerStop,
} from '@platform/projections';

import type { Rebuilder } from '../api';
import { keepUp } from './keep-up';
import type { Platform } from './platform.module';

export type PlatformOptions = Readonly<{
  databaseUrl: string;
  evidenceDir: string;
  evidenceMaxBytes: number;
}>;

export type OpenPlatform = Platform &
  Readonly<{
    /** Resolves when the model stops: with the reason, or with nothing where it was told to. */
    stopped: Promise<RunnerStop | undefined>;
    notReady: () => Promise<string | null>;
    close: () => Promise<void>;
  }>;

/** Every port on its adapter, and the read model on its way behind the log. */
export const openPlatform = ({
  databaseUrl,
  evidenceDir,
  evidenceMaxBytes,
}: PlatformOptions): OpenPlatform => {
  const pool = createPool(databaseUrl, { max: 8, name: 'interdict' });
  const prisma = createPrisma(databaseUrl);
  const log = new PostgresEventLog(pool);
  const feed = new PostgresEventFeed(pool, log);
  const progress = new ModelProgress();
  const rows = new PostgresVersionRows(prisma, progress);
  const runner = new ProjectionRunner({ pool, log, feed, model: exportControls, progress });
  const archive = new FileEvidenceArchive(pool, {
    directory: evidenceDir,
    maxBytes: evidenceMaxBytes,
  });
  const stopping = new AbortController();
  const rebuilder: Rebuilder = {
    rebuild: (model, asked) => rebuild({ pool, log, model }, asked),
  };
  const running = keepUp({ runner, rebuilder, signal: stopping.signal });
  const close = async () => {
    stopping.abort();
    // Whoever opened was told why it failed; what is left is to let go of everything.
    await running.catch(() => undefined);
    await feed.close();
    await log.close();
    await prisma.$disconnect();
    await pool.end();
  };
  const notReady = async () => {
    const { stopped, outage } = runner.status();
    if (stopped) return `${stopped.code}: ${stopped.message}`;
    await log.head();
    return outage ?? null;
  };
  return { log, feed, rows, runner, archive, rebuilder, stopped: running, notReady, close };
};
