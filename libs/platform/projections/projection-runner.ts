import { setTimeout as pause } from 'node:timers/promises';

import type { EventFeed } from '@platform/event-feed';
import { originOf, type EventLog } from '@platform/event-log';
import { inSpan } from '@platform/observability/spans';
import type { ClientBase, Pool } from 'pg';

import { applyCommits } from './apply-commits';
import { batchesOf, commitsAfter, commitsIn, readable, type WholeCommit } from './commits';
import { FeedOfGeneration } from './feed-of-generation';
import { beginCursor, lockCursor, moveCursor, requireOwn, type Cursor } from './model-cursor';
import type { ModelProgress } from './model-progress';
import { clearStop, tellStop } from './model-stops';
import type { ReadModel } from './projection';
import { FoldFailed } from './read-model.errors';
import { StoppedAt, stopOf, type RunnerStop } from './runner-stop';
import { inTransaction, withConnection } from './transaction';
import { schemaOfModel } from './version-table';

export type RunnerPorts = Readonly<{
  /** Two connections at least: one holds the transaction while the log reads over another. */
  pool: Pool;
  log: EventLog;
  feed: EventFeed;
  model: ReadModel;
  /** Told of every move; shared with the `PostgresVersionRows` of this process. */
  progress?: ModelProgress | undefined;
  /** Events in one transaction at most, if no commit is larger. */
  batchEvents?: number | undefined;
  /** How long the feed may be silent before the log is asked whether it was opened anew. */
  quietMs?: number | undefined;
}>;

/** Asked anew: who waits for something does not know what has happened meanwhile. */
const isAborted = ({ aborted }: AbortSignal): boolean => aborted;

export type RunnerStatus = Readonly<{
  /** What the model has applied as far as this runner knows. */
  position: bigint;
  stopped?: RunnerStop | undefined;
  /** What it last failed of while it tries again by itself. */
  outage?: string | undefined;
}>;

const BATCH_EVENTS = 2_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/** Keeps one read model at the log's heels: whole commits, rows and cursor in one transaction. */
export class ProjectionRunner {
  private position = 0n;
  private stopped: RunnerStop | undefined;
  private outage: string | undefined;
  private begun = 0;

  constructor(private readonly ports: RunnerPorts) {}

  /** How often it could go on with the model as it found it, however far it came then. */
  get takenUp(): number {
    return this.begun;
  }

  status(): RunnerStatus {
    const { position, stopped, outage } = this;
    return { position, ...(stopped && { stopped }), ...(outage !== undefined && { outage }) };
  }

  /**
   * Until aborted, or until the feed ends: then it answers nothing. Through an outage it tries
   * again by itself. Where going on would be a guess it stops and answers why; the position stays
   * before what it could not apply, and another `run` begins there.
   */
  async run(signal: AbortSignal): Promise<RunnerStop | undefined> {
    this.stopped = undefined;
    for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs *= 2) {
      const before = this.position;
      try {
        await this.follow(signal);
        return undefined;
      } catch (error) {
        if (isAborted(signal)) break;
        this.stopped = stopOf(error, this.position + 1n);
        if (this.stopped) return await this.told(this.stopped);
        this.outage = error instanceof Error ? error.message : String(error);
      }
      if (this.position > before) pauseMs = FIRST_PAUSE_MS;
      await pause(Math.min(pauseMs, LONGEST_PAUSE_MS), undefined, { signal }).catch(
        () => undefined,
      );
    }
    return undefined;
  }

  /** Whoever keeps the model knows it all the same where the others cannot be told. */
  private async told(stop: RunnerStop): Promise<RunnerStop> {
    const { pool, model } = this.ports;
    await tellStop(pool, model, stop).catch(() => undefined);
    return stop;
  }

  private async follow(signal: AbortSignal): Promise<void> {
    const { log, batchEvents = BATCH_EVENTS } = this.ports;
    // Again where the log was opened anew meanwhile.
    for (let feed: FeedOfGeneration | undefined; !feed || feed.isOver;) {
      const { generation } = await log.head();
      await this.takeUp(generation);
      feed = new FeedOfGeneration({ ...this.ports, generation });
      for await (const piece of feed.follow(this.position, signal)) {
        for (const batch of batchesOf(commitsIn(piece), batchEvents)) await this.take(batch);
      }
    }
  }

  private async takeUp(generation: string): Promise<void> {
    const { pool, model } = this.ports;
    await withConnection(pool, (client) => beginCursor(client, model, generation));
    const position = await this.inModel(async (client, cursor) => {
      await clearStop(client, model);
      return cursor.position;
    });
    this.begun += 1;
    this.moveTo(position);
  }

  private async take(batch: readonly WholeCommit[]): Promise<void> {
    const { commits, unknown } = readable(batch);
    await this.applyAsFarAsItGoes(commits);
    if (unknown) throw new StoppedAt(unknown.error, unknown.position);
  }

  /** Where one commit of a batch cannot be folded, those before it are applied all the same. */
  private async applyAsFarAsItGoes(commits: readonly WholeCommit[]): Promise<void> {
    try {
      await this.apply(commits);
    } catch (error) {
      if (!(error instanceof FoldFailed)) throw error;
      const sound = commits.filter(({ position }) => position < error.position);
      if (sound.length < commits.length) await this.applyAsFarAsItGoes(sound);
      throw error;
    }
  }

  private async apply(commits: readonly WholeCommit[]): Promise<void> {
    if (commits.length === 0) return;
    const origin = originOf(commits.flatMap(({ facts }) => facts));
    await inSpan(`fold ${this.ports.model.name}`, { kind: 'consumer', ...origin }, () =>
      this.applyNow(commits),
    );
  }

  private async applyNow(commits: readonly WholeCommit[]): Promise<void> {
    const { log, model } = this.ports;
    const position = await this.inModel(async (client, cursor) => {
      const fresh = commitsAfter(commits, cursor.position);
      const last = fresh.at(-1)?.position;
      if (last === undefined) return cursor.position;
      const schema = schemaOfModel(model);
      await applyCommits({ client, model, schema, build: cursor.build, log }, fresh);
      await moveCursor(client, model, last);
      return last;
    });
    this.moveTo(position);
  }

  /** In one transaction, in which no other runner of the model does anything. */
  private inModel(use: (client: ClientBase, cursor: Cursor) => Promise<bigint>): Promise<bigint> {
    const { pool, log, model } = this.ports;
    return withConnection(pool, (client) =>
      inTransaction(client, async () => {
        const cursor = await lockCursor(client, model.name);
        if (!cursor) throw new Error(`The cursor of ${model.name} was removed.`);
        // Read under the lock: an older head could seem to be behind the model.
        requireOwn(cursor, model, await log.head());
        return use(client, cursor);
      }),
    );
  }

  private moveTo(position: bigint): void {
    this.position = position;
    this.outage = undefined;
    this.ports.progress?.moved();
  }
}
