import { instant, type Instant } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { EventLog } from '@platform/event-log';
import {
  BeforeFirstPosition,
  ModelBehind,
  PositionAhead,
  VersionRows,
  type ReadModel,
} from '@platform/projections';

import type { KnownRequest } from './read.request';

/** How long a reader waits for its own write before it is told to come again. */
const PATIENCE_MS = 2000;

/** How long a writer is kept before it is told that it is done. */
const COURTESY_MS = 1000;

export type Knowledge = Readonly<{
  position: bigint;
  /** As asked, or when the position was recorded; null where nothing ever was. */
  knownAt: Instant | null;
  now: Instant;
  /**
   * The newest position, where the answer lacks what was recorded a while ago: whoever folds is
   * away. Null where it is as new as can be, or was asked for as of an older position. The clock of
   * this process is held against that of Postgres: they agree within a second or two.
   */
  behind: bigint | null;
}>;

/** Folding takes as long; what was recorded before is lacking for another reason. */
const FOLDED_WITHIN_MS = 10_000;

/** Turns `knownAt` and `minPosition` into the one position that an answer is computed at. */
@Injectable()
export class KnowledgeAt {
  constructor(
    private readonly log: EventLog,
    private readonly rows: VersionRows,
    private readonly clock: Clock,
  ) {}

  /** @throws BeforeFirstPosition, PositionAhead, ModelBehind */
  of(model: ReadModel, asked: KnownRequest): Promise<Knowledge> {
    return this.ofAll([model], asked);
  }

  /**
   * For an answer that several models give together: what all of them have applied.
   *
   * @throws BeforeFirstPosition, PositionAhead, ModelBehind
   */
  async ofAll(
    models: readonly ReadModel[],
    { knownAt, minPosition }: KnownRequest,
  ): Promise<Knowledge> {
    const now = this.clock.now();
    if (minPosition !== undefined) await this.reached(models, BigInt(minPosition));
    if (knownAt === undefined) return this.newest(models, now);
    const position = await this.wholeCommit(knownAt);
    await this.reached(models, position);
    const recordedAt = await this.log.recordedAt(position);
    return {
      position,
      knownAt: isPosition(knownAt) ? (recordedAt ?? null) : instant(knownAt),
      now,
      behind: null,
    };
  }

  private async newest(models: readonly ReadModel[], now: Instant): Promise<Knowledge> {
    const [position, head] = await Promise.all([this.appliedByAll(models), this.log.head()]);
    const [model] = models;
    // Rows of another version, or none yet: an answer would be silence that looks like "no".
    if (model && position === 0n && head.position > 0n) {
      throw new ModelBehind(model, head.position, position);
    }
    const lacks = head.position > position ? await this.log.recordedAt(position + 1n) : undefined;
    const isLate = lacks !== undefined && Date.parse(now) - Date.parse(lacks) > FOLDED_WITHIN_MS;
    const knownAt = (await this.log.recordedAt(position)) ?? null;
    return { position, knownAt, now, behind: isLate ? head.position : null };
  }

  /**
   * Gives the model a moment to apply what was just written, so that whoever wrote reads it without
   * saying `minPosition`. An answer that came late would be no better than one that is behind.
   */
  async settle(model: ReadModel, position: bigint): Promise<void> {
    await this.rows.waitForModel(model, position, COURTESY_MS).catch((error: unknown) => {
      if (!(error instanceof ModelBehind)) throw error;
    });
  }

  private async wholeCommit(knownAt: string): Promise<bigint> {
    const position = await (isPosition(knownAt)
      ? this.atPosition(BigInt(knownAt.slice('position:'.length)))
      : this.log.positionAt(instant(knownAt)));
    if (position > 0n) return position;
    throw new BeforeFirstPosition(await this.log.recordedAt(1n));
  }

  private async atPosition(asked: bigint): Promise<bigint> {
    const { position: newest } = await this.log.head();
    // What is still to come could change the answer.
    if (asked > newest) throw new PositionAhead(newest);
    return this.log.wholeCommitAt(asked);
  }

  private async appliedByAll(models: readonly ReadModel[]): Promise<bigint> {
    const positions = await Promise.all(models.map((model) => this.rows.position(model)));
    return positions.reduce((least, position) => (position < least ? position : least));
  }

  private async reached(models: readonly ReadModel[], position: bigint): Promise<void> {
    await Promise.all(models.map((model) => this.rows.waitForModel(model, position, PATIENCE_MS)));
  }
}

const isPosition = (knownAt: string): boolean => knownAt.startsWith('position:');
