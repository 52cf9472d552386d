import type { ClientBase } from 'pg';

import { firstDifference, type RowDifference } from './first-difference';
import { isOwn, readCursor } from './model-cursor';
import { digestOf } from './model-digest';
import { PositionAhead } from './read-model.errors';
import type { FoldedApart, RebuildPorts } from './rebuild';
import { withShadowLock } from './shadow-lock';
import { paceOf, ShadowModel, type Pace } from './shadow-model';
import { createShadow, dropShadow, shadowSchemaOf } from './shadow-tables';
import { schemaOfModel } from './version-table';

export type ReplayOptions = Pace &
  Readonly<{
    /** The last whole commit at or before it is the last that is folded. */
    position: bigint;
  }>;

export type Replayed = Readonly<{
  /** At which both are compared: where the last commit ends that was folded. */
  position: bigint;
  /**
   * SHA-256 of the live rows as they were at the position; null where they cannot be compared:
   * folded by another version, from another generation, or not that far.
   */
  live: string | null;
  replayed: string;
  same: boolean;
  /** Null where nothing differs, or where nothing can be compared. */
  firstDifference: RowDifference | null;
}>;

/**
 * Folds a model from the beginning to a position, apart from the live one, and compares the two as
 * of there. The live model goes on meanwhile and is never touched: a row of it that somebody has
 * changed by hand is found and shown, not mended.
 *
 * @throws PositionAhead, RebuildRunning, RebuildCancelled
 * @throws UnknownEvent, FoldFailed the log holds what this build cannot fold
 */
export const replay = (ports: RebuildPorts, options: ReplayOptions): Promise<Replayed> =>
  withShadowLock(ports, (client) => replayOver(client, ports, options));

/** Over the connection that holds the lock of the model's shadow. */
export const replayOver = async (
  client: ClientBase,
  { log, model }: FoldedApart,
  options: ReplayOptions,
): Promise<Replayed> => {
  const { position: newest, generation } = await log.head();
  if (options.position > newest) throw new PositionAhead(newest);
  const position = await log.wholeCommitAt(options.position);
  try {
    const build = await createShadow(client, model);
    const shadow = new ShadowModel({ client, log, model, build, ...paceOf(options) });
    await shadow.foldTo(position);
    return await compare(client, { model, generation, position });
  } finally {
    // Where the connection was lost, the next rebuild or replay drops what this one left.
    await dropShadow(client, model).catch(() => undefined);
  }
};

type Comparison = Readonly<{
  model: RebuildPorts['model'];
  generation: string;
  position: bigint;
}>;

const compare = async (
  client: ClientBase,
  { model, generation, position }: Comparison,
): Promise<Replayed> => {
  const digest = async (schema: string) =>
    (await digestOf(client, { model, schema, position })).sha256;
  const replayed = await digest(shadowSchemaOf(model));
  const cursor = await readCursor(client, model.name);
  const isComparable =
    cursor !== undefined && isOwn(cursor, model, generation) && cursor.position >= position;
  if (!isComparable) {
    return { position, live: null, replayed, same: false, firstDifference: null };
  }
  const live = await digest(schemaOfModel(model));
  const same = live === replayed;
  const difference = same ? null : await firstDifference(client, model, position);
  return { position, live, replayed, same, firstDifference: difference };
};
