import type { ClientBase, Pool } from 'pg';

import type { ReadModel } from './projection';
import type { RunnerStop } from './runner-stop';

/** Port and Nest token in one: why models stand still, whichever process keeps them. */
export abstract class ModelStops {
  /** Nothing where the model goes on, and where nobody has tried to keep it. */
  abstract stopOf(model: ReadModel): Promise<RunnerStop | undefined>;
}

type StoredStop = Omit<RunnerStop, 'position'> & Readonly<{ position: string }>;

export class PostgresModelStops extends ModelStops {
  constructor(private readonly pool: Pick<Pool, 'query'>) {
    super();
  }

  override async stopOf({ name, version }: ReadModel): Promise<RunnerStop | undefined> {
    const { rows } = await this.pool.query<StoredStop>(
      `SELECT code, message, position FROM projections.stop WHERE model = $1 AND version = $2`,
      [name, version],
    );
    return rows[0] && { ...rows[0], position: BigInt(rows[0].position) };
  }
}

/** For those who live in another process. Who goes on with the model clears it. */
export const tellStop = async (
  pool: Pick<Pool, 'query'>,
  { name, version }: ReadModel,
  { code, message, position }: RunnerStop,
): Promise<void> => {
  await pool.query(
    `INSERT INTO projections.stop (model, version, code, message, position)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (model, version) DO UPDATE
       SET code = excluded.code, message = excluded.message, position = excluded.position,
           stopped_at = clock_timestamp()`,
    [name, version, code, message, position],
  );
};

/** Within the transaction in which somebody goes on. */
export const clearStop = async (
  client: ClientBase,
  { name, version }: ReadModel,
): Promise<void> => {
  await client.query('DELETE FROM projections.stop WHERE model = $1 AND version = $2', [
    name,
    version,
  ]);
};
