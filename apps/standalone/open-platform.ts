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
} from '@platform/projections';

import type { Rebuilder } from '../api';
import type { Platform } from './platform.module';

export type PlatformOptions = Readonly<{
  databaseUrl: string;
  evidenceDir: string;
  evidenceMaxBytes: number;
}>;

export type OpenPlatform = Platform &
  Readonly<{ notReady: () => Promise<string | null>; close: () => Promise<void> }>;

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
  const running = runner.run(stopping.signal);
  const close = async () => {
    stopping.abort();
    await running;
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
  const rebuilder: Rebuilder = {
    rebuild: (model, asked) => rebuild({ pool, log, model }, asked),
  };
  return { log, feed, rows, runner, archive, rebuilder, notReady, close };
};
