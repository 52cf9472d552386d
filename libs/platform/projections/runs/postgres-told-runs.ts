import type { Pool } from 'pg';

import { ToldRuns } from './model-runs';
import { interruptedAs, type RebuildState, type ReplayState, type RunKind } from './run-state';

type Stored<State> = Readonly<{ begun: State; told: Partial<State>; interrupted: boolean }>;

export class PostgresToldRuns extends ToldRuns {
  constructor(private readonly pool: Pick<Pool, 'query'>) {
    super();
  }

  override rebuildOf(id: string): Promise<RebuildState | undefined> {
    return this.told<RebuildState>('rebuild', id);
  }

  override replayOf(id: string): Promise<ReplayState | undefined> {
    return this.told<ReplayState>('replay', id);
  }

  private async told<State>(kind: RunKind, id: string): Promise<State | undefined> {
    const { rows } = await this.pool.query<Stored<State>>(
      // As text: whatever somebody takes for an id is one that nobody has.
      `SELECT begun, told, CASE WHEN ended_at IS NULL THEN projections.is_run_lost(id)
                                ELSE interrupted END AS interrupted
         FROM projections.run WHERE kind = $1 AND id::text = $2`,
      [kind, id],
    );
    const [run] = rows;
    return run && { ...run.begun, ...run.told, ...(run.interrupted && interruptedAs[kind]) };
  }
}
