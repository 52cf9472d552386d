import type { Pool } from 'pg';

import { factsOf } from './realistic-facts';

/** What the log is measured against: the same payloads in one table, and nothing promised. */
export const BARE = `
  CREATE TABLE bare (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stream   text   NOT NULL,
    version  int    NOT NULL,
    payload  text   NOT NULL,
    UNIQUE (stream, version)
  )`;

/** One statement, which is one transaction. */
export const insertBare = async (
  pool: Pool,
  list: string,
  { version, count }: Readonly<{ version: number; count: number }>,
): Promise<void> => {
  const payloads = factsOf(list, version, count).map(({ data }) => JSON.stringify(data));
  await pool.query({
    name: 'bare',
    text: `INSERT INTO bare (stream, version, payload)
             SELECT $1, $2 + place, payload
               FROM unnest($3::text[]) WITH ORDINALITY AS given (payload, place)`,
    values: [list, version, payloads],
  });
};

/** @returns how many there were */
export const readBare = async (pool: Pool, page: number): Promise<number> => {
  let [read, position] = [0, '0'];
  for (;;) {
    const { rows } = await pool.query<{ position: string; payload: string }>(
      'SELECT * FROM bare WHERE position > $1 ORDER BY position LIMIT $2',
      [position, page],
    );
    const last = rows.map(({ payload }) => JSON.parse(payload) as unknown).length;
    if (last === 0) return read;
    read += last;
    position = rows.at(-1)?.position ?? position;
  }
};
