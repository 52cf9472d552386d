import type { Pool } from 'pg';

/** What was read of the log, or published of it, up to some position. */
export type Milestone = Readonly<{
  position: bigint;
  /** Of the event there, in hex; undefined where nobody has seen it. */
  leafHash: string | undefined;
}>;

/**
 * Whether the log is still of that generation and still holds, at each of these, what was there. A
 * restored one may not, even where it has grown as long again: positions alone do not tell.
 */
export const isStillThatLog = async (
  pool: Pick<Pool, 'query'>,
  generation: string,
  milestones: readonly Milestone[],
): Promise<boolean> => {
  const seen = milestones.filter(({ leafHash }) => leafHash !== undefined);
  const positions = seen.map(({ position }) => position);
  const hashes = seen.map(({ leafHash }) => leafHash);
  const { rowCount } = await pool.query(STILL_THAT_LOG, [generation, positions, hashes]);
  return rowCount === 1;
};

const STILL_THAT_LOG = `
  SELECT FROM log.head WHERE generation = $1 AND NOT EXISTS (
    SELECT FROM unnest($2::bigint[], $3::text[]) AS seen (position, leaf_hash)
      LEFT JOIN log.event ON event.position = seen.position
     WHERE event.leaf_hash IS DISTINCT FROM decode(seen.leaf_hash, 'hex'))`;
