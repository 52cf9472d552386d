import type { Queryable } from './queryable';

const asText = { getTypeParser: () => (value: string) => value };

/**
 * Rows as Postgres writes them, since the driver's conversions cost more than the reading.
 *
 * @typeParam Row the columns in their order
 */
export const textRows = async <Row extends readonly (string | null)[]>(
  database: Queryable,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> => {
  const query = { text, values: [...values], rowMode: 'array' as const, types: asText };
  const { rows } = await database.query<(string | null)[]>(query);
  return rows as unknown as readonly Row[];
};

/** RFC 3339 in UTC with milliseconds, whatever the session's zone. */
export const instantText = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
