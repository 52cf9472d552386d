import { createHash } from 'node:crypto';

import { escapeIdentifier, type ClientBase } from 'pg';

import type { ReadModel } from './projection';
import { qualified } from './version-table';

export type Digest = Readonly<{ sha256: string; rows: number }>;

type Scope = Readonly<{ model: ReadModel; schema: string; position: bigint }>;

/**
 * SHA-256 over all rows that a model had at a position, in the order of key, beginning and
 * position. A row that was closed later counts as open: so the digest of a position never changes,
 * and two builds of a model can be compared while both go on.
 */
export const digestOf = async (
  client: ClientBase,
  { model, schema, position }: Scope,
): Promise<Digest> => {
  const hash = createHash('sha256');
  let rows = 0;
  for (const projection of model.projections) {
    const digest = await digestOfTable(client, qualified(schema, projection), position);
    hash.update(`${projection.name} ${digest.sha256}\n`);
    rows += digest.rows;
  }
  return { sha256: hash.digest('hex'), rows };
};

const digestOfTable = async (
  client: ClientBase,
  table: string,
  position: bigint,
): Promise<Digest> => {
  const columns = await columnsOf(client, table);
  const { rows } = await client.query<Readonly<{ sha256: string; rows: string }>>(
    `SELECT encode(sha256(coalesce(string_agg(sha256(
              convert_to(${rowText(columns)}, 'UTF8')), ''::bytea
              ORDER BY key, valid_from, from_pos), ''::bytea)), 'hex') AS sha256,
            count(*) AS rows
       FROM ${table} WHERE from_pos <= $1`,
    [position],
  );
  return { sha256: String(rows[0]?.sha256), rows: Number(rows[0]?.rows) };
};

/** In the order in which the table was made, the lookup columns included. */
export const columnsOf = async (client: ClientBase, table: string): Promise<readonly string[]> => {
  const { rows } = await client.query<Readonly<{ attname: string }>>(
    `SELECT attname FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  return rows.map(({ attname }) => attname);
};

/** One text of a row as it was at position `$1`, for a table's columns. */
export const rowText = (columns: readonly string[]): string =>
  `json_build_array(${columns.map(textOf).join(', ')})::text`;

/** An instant has one text in UTC, and equal values have one as `jsonb`. */
const textOf = (column: string): string => {
  if (column === 'to_pos') return 'CASE WHEN to_pos <= $1 THEN to_pos END';
  const name = escapeIdentifier(column);
  return column.startsWith('valid_') ? `${name} AT TIME ZONE 'UTC'` : name;
};
