import {
  modelVersionOf,
  ProjectionRunner,
  type ReadModel,
  type RunnerPorts,
  type RunnerStatus,
  type RunnerStop,
} from '@platform/projections';

import { keepUp, type Keeping } from './keep-up';

export type ModelStop = Readonly<{ model: ReadModel; stop: RunnerStop }>;

type Kept = Readonly<{ model: ReadModel; runner: ProjectionRunner }>;

export type KeptPorts = Omit<RunnerPorts, 'model'> & Pick<Keeping, 'rebuild' | 'isAlone'>;

/** Every read model of this process, each on its own way behind the log. */
export class KeptModels {
  private readonly kept: readonly Kept[];
  private readonly stopping = new AbortController();
  private running: readonly Promise<ModelStop | undefined>[] = [];

  constructor(
    readonly models: readonly ReadModel[],
    private readonly ports: KeptPorts,
  ) {
    this.kept = models.map((model) => ({
      model,
      runner: new ProjectionRunner({ ...ports, model }),
    }));
  }

  /** Resolves with the first model that stops, or with nothing when all were told to. */
  async run(): Promise<ModelStop | undefined> {
    this.running = this.kept.map((one) => this.keep(one));
    const stopped = this.running.map(
      (running) =>
        new Promise<ModelStop>((resolve, reject) => {
          running.then((stop) => {
            if (stop) resolve(stop);
          }, reject);
        }),
    );
    return Promise.race([...stopped, Promise.all(this.running).then(() => undefined)]);
  }

  /** Resolves when nobody applies anything any more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.running);
  }

  /** Of each model, by its name. */
  statuses(): Readonly<Record<string, RunnerStatus>> {
    return Object.fromEntries(this.kept.map(({ model, runner }) => [model.name, runner.status()]));
  }

  /** The first model that cannot go on, and why; null where all can. */
  whyNot(): string | null {
    for (const { model, runner } of this.kept) {
      const { stopped, outage } = runner.status();
      const reason = stopped ? `${stopped.code}: ${stopped.message}` : outage;
      if (reason !== undefined) return `${modelVersionOf(model)}: ${reason}`;
    }
    return null;
  }

  private async keep({ model, runner }: Kept): Promise<ModelStop | undefined> {
    const { rebuild, isAlone } = this.ports;
    const stop = await keepUp({ model, runner, rebuild, isAlone, signal: this.stopping.signal });
    return stop && { model, stop };
  }
}
