import { randomUUID } from 'node:crypto';

import { DomainError } from '@kernel';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Provenance } from '@platform/event-log';
import {
  modelVersionOf,
  RebuildCancelled,
  type ReadModel,
  type Replayed,
} from '@platform/projections';

import { KnowledgeAt } from '../reads/knowledge';
import { modelNamed } from '../reads/model-named';
import { BegunOnce } from '../rebuilds/begun-once';
import { reasonOf, Runs, RUNS_KEPT, type Run } from '../rebuilds/runs';
import { Replayer } from './replayer';
import { shownReplay, type ReplayState } from './replay-state';

export class ReplayUnknown extends DomainError {
  readonly code = 'REPLAY_UNKNOWN';

  constructor(id: string) {
    super(
      `This process has begun no replay ${id}, or has forgotten it: of those that have ended ` +
        `it keeps the newest ${String(RUNS_KEPT)}.`,
    );
  }
}

/**
 * The replays that this process has begun and still keeps. A model is replayed or rebuilt by one
 * at a time.
 */
@Injectable()
export class Replays implements OnApplicationShutdown {
  private readonly runs = new Runs<ReplayState>();
  private readonly once = new BegunOnce<ReplayState>();

  constructor(
    private readonly replayer: Replayer,
    private readonly knowledge: KnowledgeAt,
  ) {}

  /**
   * @throws ModelUnknown, PositionAhead, BeforeFirstPosition, ModelBehind
   * @throws RebuildRunning, CommandIdReused
   */
  start(
    { model: name, position }: Readonly<{ model: string; position: string }>,
    provenance: Provenance,
  ): Promise<ReplayState> {
    return this.once.as(provenance, async () => {
      const model = modelNamed(name);
      // Also waits for the live model, so that there is something to compare with.
      const known = await this.knowledge.of(model, { knownAt: `position:${position}` });
      return this.begin(model, known.position);
    });
  }

  /** @throws ReplayUnknown */
  of(id: string): ReplayState {
    const state = this.runs.of(id);
    if (!state) throw new ReplayUnknown(id);
    return state;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runs.stop();
  }

  private begin(model: ReadModel, position: bigint): Promise<ReplayState> {
    const first: ReplayState = {
      ...{ id: randomUUID(), model: modelVersionOf(model), status: 'running' },
      position: String(position),
      progress: { done: 0, total: Number(position) },
    };
    return this.runs.begin(first, {
      work: async (run) => {
        run.note(shownReplay(await this.replay(model, position, run)));
      },
      failed: (error) => ({
        status: error instanceof RebuildCancelled ? 'cancelled' : 'failed',
        error: reasonOf(error),
      }),
    });
  }

  private replay(
    model: ReadModel,
    position: bigint,
    { onBegun, note, signal }: Run<ReplayState>,
  ): Promise<Replayed> {
    const onProgress = (done: number, total: number) => {
      note({ progress: { done, total } });
    };
    return this.replayer.replay(model, { position, onBegun, onProgress, signal });
  }
}
