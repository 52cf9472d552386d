import type { EventLog } from '@platform/event-log';
import type { ClientBase, Pool } from 'pg';

import { beginCursor, isOwn, lockCursor, readCursor, replaceCursor } from './model-cursor';
import { digestOf } from './model-digest';
import { modelVersionOf, type ReadModel } from './projection';
import { ModelOfAnotherGeneration } from './read-model.errors';
import { withShadowLock } from './shadow-lock';
import { paceOf, ShadowModel, type Pace } from './shadow-model';
import {
  analyzeShadow,
  createShadow,
  dropShadow,
  shadowSchemaOf,
  swapTables,
} from './shadow-tables';
import { inTransaction } from './transaction';
import { schemaOfModel } from './version-table';

export type FoldedApart = Readonly<{ log: EventLog; model: ReadModel }>;

export type RebuildPorts = FoldedApart & Readonly<{ pool: Pool }>;

export type RebuildOptions = Pace &
  Readonly<{
    /** Puts the rebuilt rows in the place of the live ones, whether or not they are the same. */
    swap: boolean;
  }>;

export type Rebuilt = Readonly<{
  /** At which both are compared: the last that both have applied. */
  position: bigint;
  /** Folded from the beginning. */
  events: number;
  /** Rebuilt rows at the position. */
  rows: number;
  /** SHA-256 of the live rows; null where they are of another version or of another generation. */
  live: string | null;
  rebuilt: string;
  same: boolean;
}>;

/**
 * Folds a model from the beginning beside the running one, and compares the two.
 *
 * @throws RebuildRunning, RebuildCancelled
 * @throws UnknownEvent, FoldFailed the log holds what this build cannot fold
 * @throws ModelOfAnotherGeneration the log was opened anew meanwhile
 */
export const rebuild = (ports: RebuildPorts, options: RebuildOptions): Promise<Rebuilt> =>
  withShadowLock(ports, (client) => rebuildOver(client, ports, options));

/** Over the connection that holds the lock of the model's shadow. */
export const rebuildOver = async (
  client: ClientBase,
  { log, model }: FoldedApart,
  options: RebuildOptions,
): Promise<Rebuilt> => {
  const { generation } = await log.head();
  try {
    const build = await createShadow(client, model);
    const shadow = new ShadowModel({ client, log, model, build, ...paceOf(options) });
    const run = { client, log, model, build, generation, shadow };
    await shadow.catchUp();
    const compared = await compare(run);
    if (options.swap) await swap(run);
    return compared;
  } finally {
    // Where the connection was lost, the next rebuild drops what this one left.
    await dropShadow(client, model).catch(() => undefined);
  }
};

type Run = Readonly<{
  client: ClientBase;
  log: EventLog;
  model: ReadModel;
  build: number;
  generation: string;
  shadow: ShadowModel;
}>;

const compare = async ({ client, model, generation, shadow }: Run): Promise<Rebuilt> => {
  const cursor = await readCursor(client, model.name);
  const comparable = cursor !== undefined && isOwn(cursor, model, generation);
  const behind = comparable && cursor.position < shadow.position;
  const position = behind ? cursor.position : shadow.position;
  const digest = (schema: string) => digestOf(client, { model, schema, position });
  const rebuilt = await digest(shadowSchemaOf(model));
  const live = comparable ? (await digest(schemaOfModel(model))).sha256 : null;
  return {
    position,
    events: Number(shadow.position),
    rows: rebuilt.rows,
    live,
    rebuilt: rebuilt.sha256,
    same: live === rebuilt.sha256,
  };
};

const swap = async ({ client, log, model, build, generation, shadow }: Run): Promise<void> => {
  await analyzeShadow(client, model);
  await beginCursor(client, model, generation);
  await inTransaction(client, async () => {
    const cursor = await lockCursor(client, model.name);
    if (!cursor) throw new Error(`The cursor of ${model.name} was removed.`);
    const head = await log.head();
    if (head.generation !== generation) throw new ModelOfAnotherGeneration(modelVersionOf(model));
    // Nobody who has read at the live position is told that it is still to come.
    if (isOwn(cursor, model, generation)) await shadow.finish(cursor.position);
    await swapTables(client, model, cursor.build);
    const { position } = shadow;
    const { version } = model;
    await replaceCursor(client, model.name, { position, version, build, generation });
  });
};
