import { randomUUID } from 'node:crypto';

import { exportControls } from '@contexts/export-controls';
import { DomainError } from '@kernel';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { modelVersionOf, RebuildRunning } from '@platform/projections';

import { Rebuilder } from './rebuilder';

export class ModelUnknown extends DomainError {
  readonly code = 'MODEL_UNKNOWN';

  constructor(model: string) {
    super(`There is no read model ${model}: there is ${exportControls.name}.`);
  }
}

export class RebuildUnknown extends DomainError {
  readonly code = 'REBUILD_UNKNOWN';

  constructor(id: string) {
    super(`This process has begun no rebuild ${id}.`);
  }
}

export type RebuildState = Readonly<{
  id: string;
  model: string;
  state: 'running' | 'same' | 'differs' | 'failed';
  /** Events. */
  done: number;
  total: number;
  position?: string;
  live?: string | null;
  rebuilt?: string;
  swapped?: boolean;
  error?: string;
}>;

/** The rebuilds that this process has begun; one of a model at a time. */
@Injectable()
export class Rebuilds implements OnApplicationShutdown {
  private readonly states = new Map<string, RebuildState>();
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly rebuilder: Rebuilder) {}

  /** @throws ModelUnknown, RebuildRunning */
  start(model: string, swap: boolean): RebuildState {
    if (model !== exportControls.name) throw new ModelUnknown(model);
    if (this.running) throw new RebuildRunning(modelVersionOf(exportControls));
    const id = randomUUID();
    this.note({ id, model: modelVersionOf(exportControls), state: 'running', done: 0, total: 0 });
    this.running = this.run(id, swap).finally(() => {
      this.running = undefined;
    });
    return this.of(id);
  }

  /** @throws RebuildUnknown */
  of(id: string): RebuildState {
    const state = this.states.get(id);
    if (!state) throw new RebuildUnknown(id);
    return state;
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(id: string, swap: boolean): Promise<void> {
    const onProgress = (done: number, total: number) => {
      this.note({ ...this.of(id), done, total });
    };
    const { signal } = this.stopping;
    try {
      const built = await this.rebuilder.rebuild(exportControls, { swap, onProgress, signal });
      const { live, rebuilt, same, events } = built;
      this.note({
        ...this.of(id),
        state: same ? 'same' : 'differs',
        ...{ live, rebuilt, done: events, total: events, swapped: swap },
        position: String(built.position),
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.note({ ...this.of(id), state: 'failed', error: reason });
    }
  }

  private note(state: RebuildState): void {
    this.states.set(state.id, state);
  }
}
