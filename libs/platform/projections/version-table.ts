import type { Basis } from '@kernel';
import { escapeIdentifier, type ClientBase } from 'pg';

import type { ReadModel } from './projection';
import type { Revision } from './refold';
import type { VersionRow } from './version-row';

type AnyProjection = ReadModel['projections'][number];

export type StoredVersion = Readonly<{
  key: string;
  valid_from: string;
  valid_to: string | null;
  basis: Basis;
  from_pos: string;
  value: object;
}>;

/** The schema that holds a model's version tables: `export_controls` of `export-controls`. */
export const schemaOfModel = ({ name }: Pick<ReadModel, 'name'>): string => snake(name);

/** `export_ban_list_version` of `export-ban-list`. */
export const tableOf = ({ name }: Pick<AnyProjection, 'name'>): string => `${snake(name)}_version`;

export const qualified = (schema: string, projection: AnyProjection): string =>
  `${escapeIdentifier(schema)}.${escapeIdentifier(tableOf(projection))}`;

const snake = (name: string): string =>
  name.replaceAll('-', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** As the kernel writes an instant: in UTC, whatever the session's zone. */
export const instantText = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export class VersionTable {
  private readonly name: string;

  constructor(
    schema: string,
    private readonly projection: AnyProjection,
  ) {
    this.name = qualified(schema, projection);
  }

  /** What is believed of some keys by now. */
  async open(client: ClientBase, keys: readonly string[]): Promise<readonly VersionRow<object>[]> {
    if (keys.length === 0) return [];
    const { rows } = await client.query<StoredVersion>(
      `SELECT key, basis, from_pos, value,
              ${instantText('valid_from')} AS valid_from, ${instantText('valid_to')} AS valid_to
         FROM ${this.name} WHERE key = ANY ($1::text[]) AND to_pos IS NULL
        ORDER BY key, valid_from`,
      [keys],
    );
    return rows.map(({ valid_from: validFrom, valid_to: validTo, from_pos: fromPos, ...row }) => ({
      ...row,
      validFrom,
      validTo,
      fromPos: BigInt(fromPos),
      toPos: null,
    }));
  }

  async write(client: ClientBase, { closed, opened }: Revision): Promise<void> {
    for (const rows of chunksOf(closed)) await this.close(client, rows);
    for (const rows of chunksOf(opened)) await this.insert(client, rows);
  }

  private async close(client: ClientBase, rows: readonly VersionRow<object>[]): Promise<void> {
    const { rowCount } = await client.query(
      `UPDATE ${this.name} AS row SET to_pos = closed.to_pos
         FROM unnest($1::text[], $2::timestamptz[], $3::bigint[], $4::bigint[])
           AS closed (key, valid_from, from_pos, to_pos)
        WHERE row.key = closed.key AND row.valid_from = closed.valid_from
          AND row.from_pos = closed.from_pos AND row.to_pos IS NULL`,
      [
        rows.map(({ key }) => key),
        rows.map(({ validFrom }) => validFrom),
        rows.map(({ fromPos }) => fromPos),
        rows.map(({ toPos }) => toPos),
      ],
    );
    if (rowCount !== rows.length) throw new Error(`${this.name} was written to by somebody else.`);
  }

  private async insert(client: ClientBase, rows: readonly VersionRow<object>[]): Promise<void> {
    const columns = rows.map(({ value, key }) => this.projection.columns(value, key));
    const names = Object.keys(columns[0] ?? {});
    const own = names.map((_name, i) => `opened ->> ${String(i + STANDARD.length)}`);
    const written = rows.map((row, i) => [
      ...[row.key, row.validFrom, row.validTo, row.basis],
      ...[String(row.fromPos), row.toPos === null ? null : String(row.toPos), row.value],
      ...names.map((name) => columns[i]?.[name] ?? null),
    ]);
    await client.query(
      `INSERT INTO ${this.name} (${[...STANDARD, ...names.map(columnOf)].join(', ')})
       SELECT ${[...READ, ...own].join(', ')} FROM jsonb_array_elements($1::jsonb) AS opened`,
      [JSON.stringify(written)],
    );
  }
}

/** One JSON document a chunk: the driver escapes every quote of an array of documents again. */
const ROWS_PER_CHUNK = 1_000;

const chunksOf = <Row>(rows: readonly Row[]): readonly (readonly Row[])[] =>
  Array.from({ length: Math.ceil(rows.length / ROWS_PER_CHUNK) }, (_, n) =>
    rows.slice(n * ROWS_PER_CHUNK, (n + 1) * ROWS_PER_CHUNK),
  );

const columnOf = (name: string): string => escapeIdentifier(snake(name));

/** What every version table has; what a projection looks its rows up by comes after. */
export const STANDARD: readonly string[] = [
  'key',
  'valid_from',
  'valid_to',
  'basis',
  'from_pos',
  'to_pos',
  'value',
];

const READ = [
  'opened ->> 0',
  '(opened ->> 1)::timestamptz',
  '(opened ->> 2)::timestamptz',
  'opened ->> 3',
  '(opened ->> 4)::bigint',
  '(opened ->> 5)::bigint',
  'opened -> 6',
];
