import type { EventLog } from '@platform/event-log';
import type { Pool } from 'pg';

import { readCursor } from '../model-cursor';
import { ModelProgress } from '../model-progress';
import type { ReadModel } from '../projection';
import { BeforeFirstPosition, PositionAhead } from '../read-model.errors';
import { withConnection } from '../transaction';
import { untilApplied } from '../wait-for-model';

/** How long the live model is waited for, so that there is something to compare with. */
const PATIENCE_MS = 2000;

type Ports = Readonly<{ pool: Pool; log: EventLog; progress?: ModelProgress | undefined }>;

/**
 * Where the last whole commit ends at or before a position, once the live model has applied it.
 *
 * @throws PositionAhead, BeforeFirstPosition, ModelBehind
 */
export const comparablePosition = async (
  { pool, log, progress = new ModelProgress() }: Ports,
  model: ReadModel,
  asked: bigint,
): Promise<bigint> => {
  const { position: newest } = await log.head();
  if (asked > newest) throw new PositionAhead(newest);
  const position = await log.wholeCommitAt(asked);
  if (position <= 0n) throw new BeforeFirstPosition(await log.recordedAt(1n));
  const applied = async () => {
    const cursor = await withConnection(pool, (client) => readCursor(client, model.name));
    return cursor?.version === model.version ? cursor.position : 0n;
  };
  await untilApplied(model, { position, timeoutMs: PATIENCE_MS, applied, progress });
  return position;
};
