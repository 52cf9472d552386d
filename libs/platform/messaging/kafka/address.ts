import { PUBLISHING_CONTEXTS, type PublishingContext } from '@contracts';
import { originOf, streamWordsOf, type Recorded } from '@platform/event-log';
import type { Origin } from '@platform/observability';
import type { Pool } from 'pg';

import type { Addressed } from './chunks';
import { elsewhere, isWithheld, messageOf, publishedBy } from './cloud-event';
import { partitionOf } from './partition-of';
import type { Topics } from './topics';

/** On each public topic, the position of its last message. */
export type LastPositions = Partial<Record<PublishingContext, bigint>>;

/** What stands last on the public topics where everything up to a position is published. */
export const lastPositionsUpTo = async (
  pool: Pick<Pool, 'query'>,
  position: bigint,
): Promise<LastPositions> => {
  const found = PUBLISHING_CONTEXTS.map(async (context) => {
    const { rows } = await pool.query<Readonly<{ position: string }>>(
      `SELECT event.position FROM log.event JOIN log.stream ON stream.id = event.stream
        WHERE event.position <= $1 AND split_part(stream.name, '/', 1) = ANY ($2)
        ORDER BY event.position DESC LIMIT 1`,
      [position, streamWordsOf(context)],
    );
    return rows.map((row) => [context, BigInt(row.position)] as const);
  });
  return Object.fromEntries((await Promise.all(found)).flat());
};

/** Whole commits, ready to be sent. */
export type AddressedPiece = Readonly<{
  messages: readonly Addressed[];
  /** Of its last event, as its hash. */
  position: bigint;
  leafHash: string;
  /** The trace that its events belong to, if they belong to one. */
  origin: Origin;
}>;

/** The messages of whole commits: on the log's topic, and on the context's where it has one. */
export class Addressing {
  constructor(
    private readonly topics: Topics,
    readonly generation: string,
    private readonly last: LastPositions,
  ) {}

  /** In their order, once: each tells what stands before it. */
  async *addressed(pieces: AsyncIterable<readonly Recorded[]>): AsyncGenerator<AddressedPiece> {
    for await (const piece of pieces) {
      const last = piece.at(-1);
      if (!last) continue;
      const { position, leafHash } = last;
      yield { messages: this.messagesFor(piece), position, leafHash, origin: originOf(piece) };
    }
  }

  private messagesFor(facts: readonly Recorded[]): readonly Addressed[] {
    return facts.flatMap((fact) => this.messagesOf(fact));
  }

  private messagesOf(fact: Recorded): readonly Addressed[] {
    const { position } = fact;
    const previous = position === 1n ? undefined : position - 1n;
    const message = messageOf(fact, { generation: this.generation, previous });
    const { name: topic } = this.topics.log;
    const onLog = { topic, position, message: { ...message, partition: 0 } };
    const context = publishedBy(fact);
    if (!context) return [onLog];
    const { name, partitions } = this.topics.context[context];
    // What is withheld has no key, and a partition chosen by chance would be another one each time.
    const partition = isWithheld(fact) ? 0 : partitionOf(fact.stream, partitions);
    const placed = { ...elsewhere(message, this.last[context]), partition };
    this.last[context] = position;
    return [onLog, { topic: name, position, message: placed }];
  }
}
