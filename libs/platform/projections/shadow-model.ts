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
  /** The rebuild's own connection, which holds its lock. */
  client: ClientBase;
  log: EventLog;
  model: ReadModel;
  build: number;
  /** Read and applied at a time, at most. */
  batchEvents: number;
  onProgress: (done: number, total: number) => void;
  signal: AbortSignal;
}>;

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
      await this.applyUntil(head.position, (apply) => inTransaction(this.shadow.client, apply));
      head = await log.head();
    } while (this.applied > begun && head.position - this.applied > BigInt(batchEvents));
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
    let ahead = this.commitsAfter(this.applied);
    while (this.applied < target) {
      const commits = await ahead;
      const last = commits.at(-1)?.position;
      if (last === undefined) return;
      // Read while the batch before is being written.
      if (last < target) ahead = heardLater(this.commitsAfter(last));
      await within(() => this.apply(commits));
      this.applied = last;
      this.report(target);
    }
  }

  private async commitsAfter(position: bigint): Promise<readonly WholeCommit[]> {
    const { log, batchEvents } = this.shadow;
    const facts = await log.readCommits(position, this.limit);
    if (facts.length > 0) this.limit = eventsInBatch(facts, batchEvents);
    return commitsAfter(commitsIn(facts), position);
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
