import { createHash } from 'node:crypto';

import type { ClientBase } from 'pg';

import type { ReadModel } from './projection';
import { qualified } from './version-table';

export type Digest = Readonly<{ sha256: string; rows: number }>;

type TableDigest = Readonly<{ sha256: string; rows: string }>;

/**
 * SHA-256 over all rows that a model had at a position, in the order of key, beginning and
 * position. A row that was closed later counts as open: so the digest of a position never changes,
 * and two builds of a model can be compared while both go on.
 */
export const digestOf = async (
  client: ClientBase,
  { model, schema, position }: Readonly<{ model: ReadModel; schema: string; position: bigint }>,
): Promise<Digest> => {
  const hash = createHash('sha256');
  let rows = 0;
  for (const projection of model.projections) {
    const { rows: digests } = await client.query<TableDigest>(
      `SELECT encode(sha256(coalesce(string_agg(row_sha256, ''::bytea
                ORDER BY key, valid_from, from_pos), ''::bytea)), 'hex') AS sha256,
              count(*) AS rows
         FROM (${rowHashes(qualified(schema, projection))}) AS hashes`,
      [position],
    );
    hash.update(`${projection.name} ${String(digests[0]?.sha256)}\n`);
    rows += Number(digests[0]?.rows);
  }
  return { sha256: hash.digest('hex'), rows };
};

/** A JSON row is unambiguous, and `jsonb` has one text for equal values. UTC: so has an instant. */
const rowHashes = (table: string): string => `
  SELECT key, valid_from, from_pos, sha256(convert_to((to_jsonb(version.*) || jsonb_build_object(
           'valid_from', valid_from AT TIME ZONE 'UTC',
           'valid_to', valid_to AT TIME ZONE 'UTC',
           'to_pos', CASE WHEN to_pos <= $1 THEN to_pos END
         ))::text, 'UTF8')) AS row_sha256
    FROM ${table} AS version WHERE from_pos <= $1`;
