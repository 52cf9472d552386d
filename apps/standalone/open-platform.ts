import { readModels } from '@assembly';
import { FileEvidenceArchive } from '@platform/archive';
import { createPool, createPrisma } from '@platform/database';
import { PostgresEventFeed } from '@platform/event-feed';
import { PostgresEventLog, type EventLog } from '@platform/event-log';
import { PostgresConsumerPositions } from '@platform/messaging';
import { ModelProgress, PostgresVersionRows, rebuild, replay } from '@platform/projections';
import { KeptModels, type ModelStop } from '@platform/service';
import type { Pool } from 'pg';

import type { Rebuilder, Replayer } from '../api';
import { KnownReactions } from './known-reactions';
import type { Platform } from './platform.module';

export type PlatformOptions = Readonly<{
  databaseUrl: string;
  evidenceDir: string;
  evidenceMaxBytes: number;
}>;

export type OpenPlatform = Platform &
  Readonly<{
    reactions: KnownReactions;
    /** Resolves when a model stops: with the reason, or with nothing where all were told to. */
    stopped: Promise<ModelStop | undefined>;
    notReady: () => Promise<string | null>;
    close: () => Promise<void>;
  }>;

/** Whoever folds a model holds one connection while the log reads over another. */
const CONNECTIONS = 8 + 2 * readModels.length;

/** Who folds a model apart from the live one. */
const foldersOver = (
  pool: Pool,
  log: EventLog,
): Readonly<{ rebuilder: Rebuilder; replayer: Replayer }> => ({
  rebuilder: { rebuild: (model, asked) => rebuild({ pool, log, model }, asked) },
  replayer: { replay: (model, asked) => replay({ pool, log, model }, asked) },
});

/** Every port on its adapter, and the read models on their way behind the log. */
export const openPlatform = ({
  databaseUrl,
  evidenceDir,
  evidenceMaxBytes,
}: PlatformOptions): OpenPlatform => {
  const pool = createPool(databaseUrl, { max: CONNECTIONS, name: 'interdict' });
  const prisma = createPrisma(databaseUrl);
  const log = new PostgresEventLog(pool);
  const feed = new PostgresEventFeed(pool, log);
  const progress = new ModelProgress();
  const rows = new PostgresVersionRows(prisma, progress);
  const archive = new FileEvidenceArchive(pool, {
    directory: evidenceDir,
    maxBytes: evidenceMaxBytes,
  });
  const { rebuilder, replayer } = foldersOver(pool, log);
  const models = new KeptModels(readModels, { pool, log, feed, progress }, (model, asked) =>
    rebuild({ pool, log, model }, asked),
  );
  const stopped = models.run();
  // Whoever opens hears of it when it is its turn: until then a failure is nobody's to end with.
  stopped.catch(() => undefined);
  const close = async () => {
    await models.stop();
    // Whoever opened was told why it failed; what is left is to let go of everything.
    await stopped.catch(() => undefined);
    await feed.close();
    await log.close();
    await prisma.$disconnect();
    await pool.end();
  };
  const notReady = async () => {
    const reason = models.whyNot();
    if (reason === null) await log.head();
    return reason;
  };
  const positions = new PostgresConsumerPositions(pool);
  const reactions = new KnownReactions();
  const ports = { log, feed, rows, models, archive, rebuilder, replayer, positions, reactions };
  return { ...ports, stopped, notReady, close };
};
