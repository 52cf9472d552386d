import { setTimeout as pause } from 'node:timers/promises';

import type { Pool } from 'pg';

import type { Milestone } from './milestone';

/** The time in which one relay publishes. Aborted once it may be somebody else's turn. */
export type Term = Readonly<{
  epoch: bigint;
  /** Aborted too once the log is not the one that was published, or is not to be reached. */
  signal: AbortSignal;
  /** Notes how far Kafka is; told to Postgres with the next renewal. */
  published: (upTo: Milestone) => void;
  /** Hands over: whoever waits begins at once. */
  end: () => Promise<void>;
}>;

export type LeaseTimes = Readonly<{
  /** After so long without a renewal another relay takes over. */
  ttlMs: number;
  /** How often one that waits looks. */
  lookMs: number;
}>;

const TIMES: LeaseTimes = { ttlMs: 6_000, lookMs: 500 };

/** What a term begins with. */
type Taken = Readonly<{ epoch: bigint; generation: string }>;

/** What of the log is in Kafka. */
type Published = Taken & Milestone;

/**
 * Whether the log still holds what was published of it: a restored one may not, even where it has
 * grown as long again.
 */
const IS_THAT_LOG = `EXISTS (
  SELECT FROM log.head WHERE position >= $2::bigint AND generation = $3::uuid)
  AND ($4::text IS NULL OR EXISTS (
    SELECT FROM log.event WHERE position = $2::bigint AND leaf_hash = decode($4, 'hex')))`;

/**
 * One row that relays take in turns, so that one works and the others wait. It keeps them out of
 * each other's way; that a late one writes nothing is up to Kafka, which fences it.
 */
export class RelayLease {
  constructor(
    private readonly pool: Pick<Pool, 'query' | 'on' | 'off'>,
    private readonly holder: string,
    private readonly times: LeaseTimes = TIMES,
  ) {}

  /**
   * Waits until it is this relay's turn; nothing where it was told to stop before.
   *
   * @param waiting called each time that it is seen to be another's
   */
  async take(
    signal: AbortSignal,
    waiting: () => void = () => undefined,
  ): Promise<Term | undefined> {
    while (!signal.aborted) {
      const taken = await this.tryToTake();
      if (taken) return this.term(taken, signal);
      waiting();
      await pause(this.times.lookMs, undefined, { signal }).catch(() => undefined);
    }
    return undefined;
  }

  private async tryToTake(): Promise<Taken | undefined> {
    const { rows } = await this.pool.query<Readonly<{ epoch: string; generation: string }>>(
      `UPDATE relay.lease
          SET holder = $1, epoch = epoch + 1,
              expires_at = clock_timestamp() + $2 * interval '1 millisecond'
         FROM log.head
        WHERE expires_at <= clock_timestamp() RETURNING epoch, generation`,
      [this.holder, this.times.ttlMs],
    );
    return rows[0] && { ...rows[0], epoch: BigInt(rows[0].epoch) };
  }

  private term(taken: Taken, stop: AbortSignal): Term {
    const lost = new AbortController();
    let reached: Milestone = { position: 0n, leafHash: undefined };
    // After a connection broke the database may be another one: a restored copy.
    const lose = () => {
      lost.abort();
    };
    this.pool.on('error', lose);
    let renewedAt = performance.now();
    const renew = async () => {
      const askedAt = performance.now();
      // A server that is silent has renewed nothing.
      if (askedAt - renewedAt >= this.times.ttlMs) lose();
      if (await this.renew({ ...taken, ...reached }).catch(() => false)) renewedAt = askedAt;
      else lose();
    };
    const timer = setInterval(() => void renew(), this.times.ttlMs / 3);
    return {
      epoch: taken.epoch,
      signal: AbortSignal.any([stop, lost.signal]),
      published: (upTo) => {
        reached = upTo;
      },
      end: async () => {
        clearInterval(timer);
        this.pool.off('error', lose);
        await this.handOver({ ...taken, ...reached }).catch(() => undefined);
      },
    };
  }

  /** @returns whether the term goes on */
  private async renew({ epoch, position, generation, leafHash }: Published): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `UPDATE relay.lease
          SET expires_at = clock_timestamp() + $5 * interval '1 millisecond',
              published_to = CASE WHEN $2::bigint = 0 THEN published_to ELSE $2 END
        WHERE epoch = $1 AND ${IS_THAT_LOG}`,
      [epoch, position, generation, leafHash ?? null, this.times.ttlMs],
    );
    return rowCount === 1;
  }

  /** Of whatever log; but how far another one is published is not for this term to say. */
  private async handOver({ epoch, position, generation, leafHash }: Published): Promise<void> {
    await this.pool.query(
      `UPDATE relay.lease
          SET expires_at = clock_timestamp(),
              published_to = CASE WHEN $2::bigint > 0 AND ${IS_THAT_LOG} THEN $2
                                  ELSE published_to END
        WHERE epoch = $1`,
      [epoch, position, generation, leafHash ?? null],
    );
  }
}
