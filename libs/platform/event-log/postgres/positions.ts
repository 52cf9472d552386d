import type { Instant } from '@kernel';

import type { Head } from '../event-log';
import type { Queryable } from './queryable';
import { instantText, textRows } from './text-rows';

type Nullable = readonly [string | null];

export const headOf = async (database: Queryable): Promise<Head> => {
  const [row] = await textRows<readonly [string, string | null, string]>(
    database,
    `SELECT position, ${instantText('recorded_at')}, generation FROM log.head`,
  );
  if (!row) throw new Error('log.head has lost its row.');
  const [position, recordedAt, generation] = row;
  return { position: BigInt(position), recordedAt, generation };
};

/** Moments never go back, so that the last commit up to an instant closes all that it saw. */
export const lastPositionAt = async (database: Queryable, instant: Instant): Promise<bigint> => {
  const [row] = await textRows<Nullable>(
    database,
    `SELECT first_position + size - 1 FROM log.commit WHERE recorded_at <= $1::timestamptz
       ORDER BY recorded_at DESC, first_position DESC LIMIT 1`,
    [instant],
  );
  return BigInt(row?.[0] ?? 0);
};

/** Commits are adjacent: inside one, the last whole one ends where it begins. */
export const lastWholePosition = async (database: Queryable, position: bigint): Promise<bigint> => {
  const [row] = await textRows<Nullable>(
    database,
    `SELECT CASE WHEN first_position + size - 1 <= $1 THEN first_position + size - 1
         ELSE first_position - 1 END
       FROM log.commit WHERE first_position <= $1 ORDER BY first_position DESC LIMIT 1`,
    [position],
  );
  return BigInt(row?.[0] ?? 0);
};

export const recordedAtOf = async (
  database: Queryable,
  position: bigint,
): Promise<Instant | undefined> => {
  const [row] = await textRows<Nullable>(
    database,
    `SELECT CASE WHEN first_position + size > $1 THEN ${instantText('recorded_at')} END
       FROM log.commit WHERE first_position <= $1 ORDER BY first_position DESC LIMIT 1`,
    [position],
  );
  return row?.[0] ?? undefined;
};
