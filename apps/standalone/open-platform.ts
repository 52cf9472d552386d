import { readModels } from '@assembly';
import { FileEvidenceArchive } from '@platform/archive';
import { SystemClock } from '@platform/clock';
import { createPool, createPrisma } from '@platform/database';
import { PostgresEventFeed } from '@platform/event-feed';
import { PostgresEventLog } from '@platform/event-log';
import { PostgresConsumerPositions } from '@platform/messaging';
import { inTime } from '@platform/observability';
import {
  ModelProgress,
  PostgresModelStops,
  PostgresVersionRows,
  rebuild,
} from '@platform/projections';
import { PostgresModelRuns, PostgresToldRuns } from '@platform/projections/runs';
import { KeptModels, type ModelStop } from '@platform/service';

import type { Platform } from './platform.module';

export type PlatformOptions = Readonly<{
  databaseUrl: string;
  evidenceDir: string;
  evidenceMaxBytes: number;
}>;

export type OpenPlatform = Platform &
  Readonly<{
    models: KeptModels;
    /** Resolves when a model stops: with the reason, or with nothing where all were told to. */
    stopped: Promise<ModelStop | undefined>;
    notReady: () => Promise<string | null>;
    close: () => Promise<void>;
  }>;

/** Whoever folds a model holds one connection while the log reads over another. */
const CONNECTIONS = 8 + 2 * readModels.length;

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
  const models = new KeptModels(readModels, {
    ...{ pool, log, feed, progress, isAlone: true },
    rebuild: (model, asked) => rebuild({ pool, log, model }, asked),
  });
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
    if (reason === null) await inTime('Postgres', log.head());
    return reason;
  };
  return {
    ...{ log, feed, models, stopped, notReady, close },
    rows: new PostgresVersionRows(prisma, progress),
    archive: new FileEvidenceArchive(pool, { directory: evidenceDir, maxBytes: evidenceMaxBytes }),
    modelRuns: new PostgresModelRuns({ pool, log, progress, models: readModels }),
    runs: new PostgresToldRuns(pool),
    stops: new PostgresModelStops(pool),
    positions: new PostgresConsumerPositions(pool),
    clock: new SystemClock(),
  };
};
