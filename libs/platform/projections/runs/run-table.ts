import { CommandIdReused } from '@platform/event-log';
import type { ClientBase, Pool } from 'pg';

import type { RunProvenance } from './model-runs';
import { RUNS_KEPT, type RunKind, type RunState } from './run-state';

export type NewRun = Readonly<{ kind: RunKind; first: RunState; provenance: RunProvenance }>;

type Begun = Readonly<{ hash: string; begun: RunState }>;

/** `projections.run`, as those who run something write it. */
export class RunTable {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  /**
   * What was answered under a command's id.
   *
   * @throws CommandIdReused the id was sent with another request
   */
  async begunUnder({ commandId, requestSha256 }: RunProvenance): Promise<RunState | undefined> {
    const { rows } = await this.pool.query<Begun>(
      `SELECT encode(request_sha256, 'hex') AS hash, begun
         FROM projections.run WHERE command_id = $1`,
      [commandId],
    );
    if (rows[0] && rows[0].hash !== requestSha256) throw new CommandIdReused(commandId);
    return rows[0]?.begun;
  }

  /**
   * Answers whether it was added: not where another process was sooner under the same id.
   *
   * @param client the session that folds. It keeps the run's lock until it ends
   */
  async add(client: ClientBase, { kind, first, provenance }: NewRun): Promise<boolean> {
    await client.query('SELECT pg_advisory_lock(projections.lock_of_run($1))', [first.id]);
    const { rowCount } = await client.query(
      `INSERT INTO projections.run (id, kind, command_id, request_sha256, model, begun)
       VALUES ($1, $2, $3, decode($4, 'hex'), $5, $6)
       ON CONFLICT (command_id) DO NOTHING`,
      [
        ...[first.id, kind, provenance.commandId, provenance.requestSha256],
        ...[first.model, JSON.stringify(first)],
      ],
    );
    return rowCount === 1;
  }

  /** All that has changed since it began. */
  async note(id: string, told: object): Promise<void> {
    await this.pool.query(
      `UPDATE projections.run SET told = $2, last_told_at = clock_timestamp() WHERE id = $1`,
      [id, JSON.stringify(told)],
    );
  }

  /** While its session still holds the lock: else somebody could find it interrupted. */
  async end(id: string, told: object): Promise<void> {
    await this.pool.query(
      `UPDATE projections.run
          SET told = $2, last_told_at = clock_timestamp(), ended_at = clock_timestamp(),
              interrupted = false
        WHERE id = $1`,
      [id, JSON.stringify(told)],
    );
  }

  /** The oldest that have ended, those included whose process has ended without a word. */
  async forget(kind: RunKind): Promise<void> {
    await this.pool.query(
      `UPDATE projections.run SET ended_at = last_told_at, interrupted = true
        WHERE ended_at IS NULL AND projections.is_run_lost(id)`,
    );
    await this.pool.query(
      `DELETE FROM projections.run WHERE id IN (
         SELECT id FROM projections.run WHERE kind = $1 AND ended_at IS NOT NULL
          ORDER BY ended_at DESC, begun_at DESC OFFSET ${String(RUNS_KEPT)})`,
      [kind],
    );
  }
}
