import type { Basis, Instant } from '@kernel';
import { escapeIdentifier, escapeLiteral, type ClientBase } from 'pg';

import { columnsOf, rowText } from './model-digest';
import type { ReadModel } from './projection';
import { shadowSchemaOf } from './shadow-tables';
import { instantText, qualified, schemaOfModel, STANDARD } from './version-table';

/** What one side says of a key from an instant on, as believed at the position that was asked. */
export type ShownRow = Readonly<{
  validTo: Instant | null;
  basis: Basis;
  toPos: string | null;
  value: object;
  /** The columns beside the value, under their names in the database. */
  columns: Readonly<Record<string, string | null>>;
}>;

/** A row that is not the same in both; null where one side has none. */
export type RowDifference = Readonly<{
  projection: string;
  key: string;
  validFrom: Instant;
  fromPos: bigint;
  live: ShownRow | null;
  replayed: ShownRow | null;
}>;

type StoredDifference = Readonly<{
  key: string;
  valid_from: Instant;
  from_pos: string;
  live: ShownRow | null;
  replayed: ShownRow | null;
}>;

/**
 * The first row that differs between a model and its shadow, by the position from which it was
 * believed; null where every row that was there at `position` is the same.
 */
export const firstDifference = async (
  client: ClientBase,
  model: ReadModel,
  position: bigint,
): Promise<RowDifference | null> => {
  let first: RowDifference | null = null;
  for (const projection of model.projections) {
    const found = await firstIn(client, { model, projection, position });
    if (found && (!first || found.fromPos < first.fromPos)) first = found;
  }
  return first;
};

type Compared = Readonly<{
  model: ReadModel;
  projection: ReadModel['projections'][number];
  position: bigint;
}>;

/** Compares the very text that the digest is made of: where that differs a row is found. */
const firstIn = async (
  client: ClientBase,
  { model, projection, position }: Compared,
): Promise<RowDifference | undefined> => {
  const live = qualified(schemaOfModel(model), projection);
  const columns = await columnsOf(client, live);
  const side = (table: string) =>
    `SELECT key, valid_from, from_pos, ${rowText(columns)} AS text, ${shown(columns)} AS shown
       FROM ${table} WHERE from_pos <= $1`;
  const { rows } = await client.query<StoredDifference>(
    `SELECT key, from_pos, ${instantText('valid_from')} AS valid_from,
            live.shown AS live, replayed.shown AS replayed
       FROM (${side(live)}) AS live
       FULL JOIN (${side(qualified(shadowSchemaOf(model), projection))}) AS replayed
      USING (key, valid_from, from_pos)
      WHERE live.text IS DISTINCT FROM replayed.text
      ORDER BY from_pos, key, valid_from LIMIT 1`,
    [position],
  );
  return rows.map(({ valid_from: validFrom, from_pos: fromPos, ...row }) => ({
    ...row,
    projection: projection.name,
    validFrom,
    fromPos: BigInt(fromPos),
  }))[0];
};

const shown = (columns: readonly string[]): string => {
  const own = columns.filter((column) => !STANDARD.includes(column));
  const pairs = own.map((column) => `${escapeLiteral(column)}, ${escapeIdentifier(column)}`);
  return `jsonb_build_object(
    'validTo', ${instantText('valid_to')}, 'basis', basis,
    'toPos', CASE WHEN to_pos <= $1 THEN to_pos::text END, 'value', value,
    'columns', jsonb_build_object(${pairs.join(', ')}))`;
};
