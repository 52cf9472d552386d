import type { EventLog } from '@platform/event-log';
import type { ClientBase } from 'pg';

import { applyCommits } from './apply-commits';
import { eventsInBatch, FIRST_BATCH } from './batch-size';
import { commitsAfter, commitsIn, readable, type WholeCommit } from './commits';
import { modelVersionOf, type ReadModel } from './projection';
import { RebuildCancelled } from './read-model.errors';
import { heardLater } from './refolded-rows';
import { shadowSchemaOf } from './shadow-tables';
import { inTransaction } from './transaction';

export type Shadow = Readonly<{
  /** Its own connection, which holds the lock of the model's shadow. */
  client: ClientBase;
  log: EventLog;
  model: ReadModel;
  build: number;
  /** Read and applied at a time, at most. */
  batchEvents: number;
  onProgress: (done: number, total: number) => void;
  signal: AbortSignal;
}>;

export type Pace = Readonly<{
  /** Events, after each batch. The total grows with what is appended meanwhile. */
  onProgress?: ((done: number, total: number) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** In one transaction at most; fewer where they are large. */
  batchEvents?: number | undefined;
}>;

const BATCH_EVENTS = 8_000;

export const paceOf = ({ batchEvents, onProgress, signal }: Pace) => ({
  batchEvents: batchEvents ?? BATCH_EVENTS,
  onProgress: onProgress ?? (() => undefined),
  signal: signal ?? new AbortController().signal,
});

/** A model folded from the beginning of the log, in tables of its own. */
export class ShadowModel {
  private applied = 0n;
  private limit: number;

  constructor(private readonly shadow: Shadow) {
    this.limit = Math.min(FIRST_BATCH, shadow.batchEvents);
  }

  get position(): bigint {
    return this.applied;
  }

  /**
   * To the end of the log, but for a last batch that writers may append meanwhile.
   *
   * @throws UnknownEvent, FoldFailed, RebuildCancelled
   */
  async catchUp(): Promise<void> {
    const { log, batchEvents } = this.shadow;
    let [begun, head] = [-1n, await log.head()];
    do {
      begun = this.applied;
      await this.foldTo(head.position);
      head = await log.head();
    } while (this.applied > begun && head.position - this.applied > BigInt(batchEvents));
  }

  /** To a position where a commit ends, and no further. */
  foldTo(position: bigint): Promise<void> {
    return this.applyUntil(position, (apply) => inTransaction(this.shadow.client, apply));
  }

  /** The rest, within the caller's transaction. */
  finish(position: bigint): Promise<void> {
    return this.applyUntil(position, (apply) => apply());
  }

  private async applyUntil(
    target: bigint,
    within: (apply: () => Promise<void>) => Promise<void>,
  ): Promise<void> {
    if (this.applied >= target) return;
    let ahead = this.commitsBetween(this.applied, target);
    while (this.applied < target) {
      const commits = await ahead;
      const last = commits.at(-1)?.position;
      if (last === undefined) return;
      // Read while the batch before is being written.
      if (last < target) ahead = heardLater(this.commitsBetween(last, target));
      await within(() => this.apply(commits));
      this.applied = last;
      this.report(target);
    }
  }

  private async commitsBetween(position: bigint, target: bigint): Promise<readonly WholeCommit[]> {
    const { log, batchEvents } = this.shadow;
    const facts = await log.readCommits(position, this.limit);
    if (facts.length > 0) this.limit = eventsInBatch(facts, batchEvents);
    return commitsAfter(commitsIn(facts), position).filter((commit) => commit.position <= target);
  }

  private apply(commits: readonly WholeCommit[]): Promise<void> {
    const { unknown } = readable(commits);
    if (unknown) throw unknown.error;
    return applyCommits({ ...this.shadow, schema: shadowSchemaOf(this.shadow.model) }, commits);
  }

  private report(target: bigint): void {
    const { model, signal, onProgress } = this.shadow;
    const done = Number(this.applied);
    onProgress(done, Math.max(done, Number(target)));
    if (signal.aborted) throw new RebuildCancelled(modelVersionOf(model), this.applied);
  }
}
