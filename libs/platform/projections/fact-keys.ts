import type { ClientBase } from 'pg';

/** A key in one of the model's projections, by the projection's name. */
export type Touched = Readonly<{ projection: string; key: string }>;

export type FactKey = Touched & Readonly<{ position: bigint }>;

type StoredFactKey = Touched & Readonly<{ position: string }>;

/** Where the log holds what is known of some keys: one query for all of a model's projections. */
export const factsOfKeys = async (
  client: ClientBase,
  build: number,
  touched: readonly Touched[],
): Promise<readonly FactKey[]> => {
  const { rows } = await client.query<StoredFactKey>(
    `SELECT projection, key, position
       FROM projections.fact_key
       JOIN unnest($2::text[], $3::text[]) AS touched (projection, key) USING (projection, key)
      WHERE build = $1
      ORDER BY position`,
    [build, touched.map(({ projection }) => projection), touched.map(({ key }) => key)],
  );
  return rows.map((row) => ({ ...row, position: BigInt(row.position) }));
};

export const addFactKeys = async (
  client: ClientBase,
  build: number,
  added: readonly FactKey[],
): Promise<void> => {
  await client.query(
    `INSERT INTO projections.fact_key (build, projection, key, position)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bigint[])`,
    [
      build,
      added.map(({ projection }) => projection),
      added.map(({ key }) => key),
      added.map(({ position }) => position),
    ],
  );
};
