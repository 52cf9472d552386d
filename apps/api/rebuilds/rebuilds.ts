import { randomUUID } from 'node:crypto';

import { DomainError } from '@kernel';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Provenance } from '@platform/event-log';
import { modelVersionOf, type ReadModel } from '@platform/projections';

import { modelNamed } from '../reads/model-named';
import { BegunOnce } from './begun-once';
import { Rebuilder } from './rebuilder';
import { reasonOf, Runs, RUNS_KEPT, type Run } from './runs';

export class RebuildUnknown extends DomainError {
  readonly code = 'REBUILD_UNKNOWN';

  constructor(id: string) {
    super(
      `This process has begun no rebuild ${id}, or has forgotten it: of those that have ended ` +
        `it keeps the newest ${String(RUNS_KEPT)}.`,
    );
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

/** The rebuilds that this process has begun and still keeps; one of a model at a time. */
@Injectable()
export class Rebuilds implements OnApplicationShutdown {
  private readonly runs = new Runs<RebuildState>();
  private readonly once = new BegunOnce<RebuildState>();

  constructor(private readonly rebuilder: Rebuilder) {}

  /** @throws ModelUnknown, RebuildRunning, CommandIdReused */
  start(
    { model: name, swap }: Readonly<{ model: string; swap: boolean }>,
    provenance: Provenance,
  ): Promise<RebuildState> {
    const model = modelNamed(name);
    const id = randomUUID();
    const first = {
      id,
      model: modelVersionOf(model),
      state: 'running',
      done: 0,
      total: 0,
    } as const;
    return this.once.as(provenance, () =>
      this.runs.begin(first, {
        work: (run) => this.rebuild(model, swap, run),
        failed: (error) => ({ state: 'failed', error: reasonOf(error) }),
      }),
    );
  }

  /** @throws RebuildUnknown */
  of(id: string): RebuildState {
    const state = this.runs.of(id);
    if (!state) throw new RebuildUnknown(id);
    return state;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runs.stop();
  }

  private async rebuild(model: ReadModel, swap: boolean, run: Run<RebuildState>): Promise<void> {
    const { onBegun, note, signal } = run;
    const onProgress = (done: number, total: number) => {
      note({ done, total });
    };
    const built = await this.rebuilder.rebuild(model, { swap, onBegun, onProgress, signal });
    const { live, rebuilt, same, events, position } = built;
    note({
      state: same ? 'same' : 'differs',
      ...{ live, rebuilt, done: events, total: events, swapped: swap },
      position: String(position),
    });
  }
}
