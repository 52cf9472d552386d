import type { Head } from '@platform/event-log';
import type { ClientBase } from 'pg';

import { modelVersionOf, type ReadModel } from './projection';
import {
  ModelAheadOfLog,
  ModelOfAnotherGeneration,
  ModelOfAnotherVersion,
  ModelOfNewerVersion,
} from './read-model.errors';

export type Cursor = Readonly<{
  position: bigint;
  version: number;
  /** Which rows of `projections.fact_key` are the model's own. */
  build: number;
  generation: string;
}>;

type StoredCursor = Omit<Cursor, 'position'> & Readonly<{ position: string }>;

/** A model that has applied nothing yet begins at 0, in the generation of the log as it is. */
export const beginCursor = async (
  client: ClientBase,
  { name, version }: ReadModel,
  generation: string,
): Promise<void> => {
  await client.query(
    `INSERT INTO projections.cursor (model, version, position, generation)
     VALUES ($1, $2, 0, $3) ON CONFLICT (model) DO NOTHING`,
    [name, version, generation],
  );
};

/** Within a transaction: until its end nobody else applies anything to the model. */
export const lockCursor = (client: ClientBase, model: string): Promise<Cursor | undefined> =>
  selectCursor(client, model, 'FOR UPDATE');

export const readCursor = (client: ClientBase, model: string): Promise<Cursor | undefined> =>
  selectCursor(client, model, '');

const selectCursor = async (
  client: ClientBase,
  model: string,
  lock: 'FOR UPDATE' | '',
): Promise<Cursor | undefined> => {
  const { rows } = await client.query<StoredCursor>(
    `SELECT position, version, build, generation
       FROM projections.cursor WHERE model = $1 ${lock}`,
    [model],
  );
  return rows[0] && { ...rows[0], position: BigInt(rows[0].position) };
};

/** Who moves on stands still no more: what was told of that is over. */
export const moveCursor = async (
  client: ClientBase,
  { name, version }: ReadModel,
  position: bigint,
): Promise<void> => {
  await client.query(
    `WITH over AS (DELETE FROM projections.stop WHERE model = $1 AND version = $3)
     UPDATE projections.cursor SET position = $2, updated_at = clock_timestamp() WHERE model = $1`,
    [name, position, version],
  );
};

/** After a swap the model lives by other rows, which may be of another version or generation. */
export const replaceCursor = async (
  client: ClientBase,
  model: string,
  { position, version, build, generation }: Cursor,
): Promise<void> => {
  await client.query(
    `WITH over AS (DELETE FROM projections.stop WHERE model = $1 AND version = $3)
     UPDATE projections.cursor
        SET position = $2, version = $3, build = $4, generation = $5,
            updated_at = clock_timestamp()
      WHERE model = $1`,
    [model, position, version, build, generation],
  );
};

/** Whether the rows come from this model's rules and this log, so that others compare with them. */
export const isOwn = (
  cursor: Cursor,
  { version }: Pick<ReadModel, 'version'>,
  generation: string,
): boolean => cursor.version === version && cursor.generation === generation;

/** @throws ModelOfAnotherVersion, ModelOfNewerVersion, ModelOfAnotherGeneration, ModelAheadOfLog */
export const requireOwn = (
  cursor: Cursor,
  model: ReadModel,
  { generation, position }: Pick<Head, 'generation' | 'position'>,
): void => {
  const name = modelVersionOf(model);
  if (cursor.version > model.version) throw new ModelOfNewerVersion(name, cursor.version);
  if (cursor.version !== model.version) throw new ModelOfAnotherVersion(name, cursor.version);
  if (cursor.generation !== generation) throw new ModelOfAnotherGeneration(name);
  if (cursor.position > position) throw new ModelAheadOfLog(name, cursor.position, position);
};
