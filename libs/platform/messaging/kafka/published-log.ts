import type { Pool } from 'pg';

/** What Postgres knows of the log's life in Kafka. */
export type PublishedLog = Readonly<{
  generation: string;
  /** An operator opened it; false for the first of a log. */
  isOpened: boolean;
  /** Events of it are in Kafka, as far as is known. */
  hasBegun: boolean;
  /** Recorded before the generation: its messages are not looked for. */
  openedAfter: bigint;
  /** In Kafka up to here, and perhaps more. */
  publishedTo: bigint;
}>;

type Row = Readonly<{
  generation: string;
  begun: boolean | null;
  after_position: string | null;
  published_to: string;
}>;

export const publishedLog = async (pool: Pick<Pool, 'query'>): Promise<PublishedLog> => {
  const { rows } = await pool.query<Row>(
    `SELECT head.generation, opened.begun, opened.after_position, lease.published_to
       FROM log.head CROSS JOIN relay.lease
       LEFT JOIN relay.generation AS opened ON opened.generation = head.generation`,
  );
  const [row] = rows;
  if (!row) throw new Error('log.head or relay.lease has lost its row.');
  return {
    generation: row.generation,
    isOpened: row.begun !== null,
    hasBegun: row.begun === true,
    openedAfter: BigInt(row.after_position ?? 0),
    publishedTo: BigInt(row.published_to),
  };
};

/** Notes that events of a generation are in Kafka, where an operator opened it. */
export const beginGeneration = async (
  pool: Pick<Pool, 'query'>,
  generation: string,
): Promise<true> => {
  await pool.query('UPDATE relay.generation SET begun = true WHERE generation = $1 AND NOT begun', [
    generation,
  ]);
  return true;
};
