import { setTimeout as pause } from 'node:timers/promises';

import type { Pool } from 'pg';

/** The time in which one relay publishes. Aborted once it may be somebody else's turn. */
export type Term = Readonly<{
  epoch: bigint;
  signal: AbortSignal;
  /** Notes how far Kafka is; told to Postgres with the next renewal. */
  published: (position: bigint) => void;
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

/**
 * One row that relays take in turns, so that one works and the others wait. It keeps them out of
 * each other's way; that a late one writes nothing is up to Kafka, which fences it.
 */
export class RelayLease {
  constructor(
    private readonly pool: Pick<Pool, 'query'>,
    private readonly holder: string,
    private readonly times: LeaseTimes = TIMES,
  ) {}

  /** Waits until it is this relay's turn; nothing where it was told to stop before. */
  async take(signal: AbortSignal): Promise<Term | undefined> {
    while (!signal.aborted) {
      const epoch = await this.tryToTake();
      if (epoch !== undefined) return this.term(epoch, signal);
      await pause(this.times.lookMs, undefined, { signal }).catch(() => undefined);
    }
    return undefined;
  }

  private async tryToTake(): Promise<bigint | undefined> {
    const { rows } = await this.pool.query<Readonly<{ epoch: string }>>(
      `UPDATE relay.lease
          SET holder = $1, epoch = epoch + 1,
              expires_at = clock_timestamp() + $2 * interval '1 millisecond'
        WHERE expires_at <= clock_timestamp() RETURNING epoch`,
      [this.holder, this.times.ttlMs],
    );
    return rows[0] && BigInt(rows[0].epoch);
  }

  private term(epoch: bigint, stop: AbortSignal): Term {
    const lost = new AbortController();
    let position = 0n;
    let renewedAt = performance.now();
    const renew = async () => {
      try {
        if (!(await this.renew(epoch, position, this.times.ttlMs))) lost.abort();
        renewedAt = performance.now();
      } catch {
        // Without Postgres nobody else can take it either, but neither is there a log to follow.
        if (performance.now() - renewedAt > this.times.ttlMs) lost.abort();
      }
    };
    const timer = setInterval(() => void renew(), this.times.ttlMs / 3);
    return {
      epoch,
      signal: AbortSignal.any([stop, lost.signal]),
      published: (to) => {
        position = to;
      },
      end: async () => {
        clearInterval(timer);
        await this.renew(epoch, position, 0).catch(() => undefined);
      },
    };
  }

  /** @returns whether the term goes on */
  private async renew(epoch: bigint, position: bigint, forMs: number): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `UPDATE relay.lease
          SET expires_at = clock_timestamp() + $3 * interval '1 millisecond',
              published_to = CASE WHEN $2::bigint = 0 THEN published_to ELSE $2 END
        WHERE epoch = $1`,
      [epoch, position, forMs],
    );
    return rowCount === 1;
  }
}
