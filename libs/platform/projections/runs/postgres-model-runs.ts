import { Logger } from '@nestjs/common';
import type { EventLog } from '@platform/event-log';
import type { ClientBase, Pool } from 'pg';

import type { ModelProgress } from '../model-progress';
import type { ReadModel } from '../projection';
import { unlockShadow, withShadowLock } from '../shadow-lock';
import { BegunOnce } from './begun-once';
import { comparablePosition } from './comparable-position';
import { modelNamed } from './model-named';
import { ModelRuns, type RebuildAsked, type ReplayAsked, type RunProvenance } from './model-runs';
import { NewestWord } from './newest-word';
import { rebuildPlan } from './rebuild-plan';
import { replayPlan } from './replay-plan';
import { reasonOf, type RunPlan } from './run-plan';
import type { RebuildState, ReplayState, RunState } from './run-state';
import { RunTable } from './run-table';

export type ModelRunPorts = Readonly<{
  /** As those who own the models. Two connections for each run: one folds, the other tells. */
  pool: Pool;
  log: EventLog;
  /** All that this process keeps. */
  models: readonly ReadModel[];
  /** Of the runners of this process, so that a replay waits no longer than it must. */
  progress?: ModelProgress | undefined;
}>;

export class PostgresModelRuns extends ModelRuns {
  private readonly logger = new Logger('Runs');
  private readonly table: RunTable;
  private readonly once = new BegunOnce<RunState>();
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly ports: ModelRunPorts) {
    super();
    this.table = new RunTable(ports.pool);
  }

  override rebuild(
    { model: name, swap }: RebuildAsked,
    provenance: RunProvenance,
  ): Promise<RebuildState> {
    const { log, models } = this.ports;
    // `async`, so that an unknown model is a rejection as everything else is.
    return this.begin(provenance, async () => {
      const model = modelNamed(models, name);
      return Promise.resolve(rebuildPlan({ log, model }, swap));
    });
  }

  override replay(
    { model: name, position: asked }: ReplayAsked,
    provenance: RunProvenance,
  ): Promise<ReplayState> {
    const { log, models } = this.ports;
    return this.begin(provenance, async () => {
      const model = modelNamed(models, name);
      const position = await comparablePosition(this.ports, model, BigInt(asked));
      return replayPlan({ log, model }, position);
    });
  }

  override async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
  }

  /** What could not begin is not kept: asked again, it may. */
  private async begin<State extends RunState>(
    provenance: RunProvenance,
    plan: () => Promise<RunPlan<State>>,
  ): Promise<State> {
    const begun = await this.once.as(provenance, async () => {
      const earlier = await this.table.begunUnder(provenance);
      return earlier ?? this.start(await plan(), provenance);
    });
    // What is kept under a command's id is of its kind: the kind is a part of the request.
    return begun as State;
  }

  /** Answers once it has begun, and goes on. */
  private start<State extends RunState>(
    plan: RunPlan<State>,
    provenance: RunProvenance,
  ): Promise<RunState> {
    const { pool } = this.ports;
    const { kind, model, first } = plan;
    return new Promise((resolve, reject) => {
      const running = withShadowLock({ pool, model }, async (client) => {
        const isOurs = await this.table.add(client, { kind, first, provenance });
        if (isOurs) resolve(first);
        else resolve((await this.table.begunUnder(provenance)) ?? first);
        if (isOurs) await this.carryOut(plan, client);
      })
        .catch((error: unknown) => {
          reject(error instanceof Error ? error : new Error(String(error)));
        })
        .finally(() => this.running.delete(running));
      this.running.add(running);
    });
  }

  /** Never rejects: nobody is left to hear of it. */
  private async carryOut<State extends RunState>(
    { kind, model, first: { id }, work, failed }: RunPlan<State>,
    client: ClientBase,
  ): Promise<void> {
    const { signal } = this.stopping;
    const words = new NewestWord((told: Partial<State>) => this.table.note(id, told));
    let told: Partial<State> = {};
    const note = (change: Partial<State>) => {
      told = { ...told, ...change };
      words.say(told);
    };
    const outcome = await work({ client, note, signal }).catch(failed);
    await words.fallSilent();
    await unlockShadow(client, model);
    try {
      await this.table.end(id, { ...told, ...outcome });
    } catch (error) {
      this.logger.error(`How the ${kind} ${id} ended could not be told: ${reasonOf(error)}`);
    }
    // What is not forgotten now is when the next one ends.
    await this.table.forget(kind).catch(() => undefined);
  }
}
