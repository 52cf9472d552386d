import type { Pool } from 'pg';

export type NewGeneration = Readonly<{
  generation: string;
  previous: string;
  /** The log as it was opened ends here. */
  after: bigint;
}>;

/**
 * Says on purpose that the log goes on from where it is now, whatever Kafka holds beyond it: what a
 * restored log lacks was never recorded. Whoever publishes begins a new term with it. Readers of
 * Kafka who follow the old generation stop, and models restored with the log go on.
 */
export const openNewGeneration = async (pool: Pool): Promise<NewGeneration> => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<Readonly<{ generation: string; position: string }>>(
      'SELECT generation, position FROM log.head FOR UPDATE',
    );
    const [head] = rows;
    if (!head) throw new Error('log.head has lost its row.');
    const { rows: opened } = await client.query<Readonly<{ generation: string }>>(
      `WITH opened AS (UPDATE log.head SET generation = gen_random_uuid() RETURNING generation)
       INSERT INTO relay.generation (generation, previous, after_position)
         SELECT generation, $1, $2 FROM opened RETURNING generation`,
      [head.generation, head.position],
    );
    // What was published is of the generation before.
    await client.query(
      `UPDATE relay.lease SET epoch = epoch + 1, expires_at = '-infinity', published_to = 0`,
    );
    await client.query('COMMIT');
    return {
      generation: opened[0]?.generation ?? '',
      previous: head.generation,
      after: BigInt(head.position),
    };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
};
