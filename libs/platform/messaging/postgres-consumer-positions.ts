import type { Instant } from '@kernel';
import type { Pool } from 'pg';

import {
  ConsumerPositions,
  type ConsumerPosition,
  type Hindrance,
  type ParkedEvent,
  type ParkedReaction,
  type ReactingConsumer,
} from './consumer-positions';

type StoredPosition = Readonly<{ position: string; generation: string }>;
type StoredConsumer = StoredPosition &
  Readonly<{
    consumer: string;
    code: string | null;
    message: string | null;
    outage: string | null;
  }>;
type StoredParked = Omit<ParkedEvent, 'position'> & Readonly<{ position: string; parkedAt: Date }>;

export class PostgresConsumerPositions extends ConsumerPositions {
  constructor(private readonly pool: Pick<Pool, 'query'>) {
    super();
  }

  override async positionOf(consumer: string): Promise<ConsumerPosition | undefined> {
    const { rows } = await this.pool.query<StoredPosition>(
      `SELECT position, generation FROM messaging.consumer WHERE name = $1`,
      [consumer],
    );
    return rows[0] && { ...rows[0], position: BigInt(rows[0].position) };
  }

  override async all(): Promise<readonly ReactingConsumer[]> {
    const { rows } = await this.pool.query<StoredConsumer>(
      `SELECT name AS consumer, position, generation,
              stopped_code AS code, stopped_message AS message, outage
         FROM messaging.consumer ORDER BY name`,
    );
    return rows.map(({ consumer, position, generation, ...told }) => ({
      ...{ consumer, position: BigInt(position), generation },
      ...hindranceOf(told),
    }));
  }

  override async tell(
    consumer: string,
    { stopped, outage }: Hindrance,
    { position, generation }: ConsumerPosition,
  ): Promise<void> {
    const isNew = stopped !== undefined || outage !== undefined;
    await this.pool.query(
      `WITH told AS (
         UPDATE messaging.consumer SET stopped_code = $4, stopped_message = $5, outage = $6
          WHERE name = $1 RETURNING name)
       INSERT INTO messaging.consumer
         (name, position, generation, stopped_code, stopped_message, outage)
       SELECT $1, $2, $3, $4, $5, $6
        WHERE $7 AND NOT EXISTS (SELECT FROM told)
       ON CONFLICT (name) DO NOTHING`,
      [
        ...[consumer, position, generation],
        ...[stopped?.code ?? null, stopped?.message ?? null, outage ?? null, isNew],
      ],
    );
  }

  override async moveTo(
    consumer: string,
    { position, generation }: ConsumerPosition,
  ): Promise<void> {
    await this.pool.query(
      `INSERT INTO messaging.consumer (name, position, generation) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE
         SET position = excluded.position, generation = excluded.generation,
             updated_at = clock_timestamp(),
             stopped_code = NULL, stopped_message = NULL, outage = NULL`,
      [consumer, position, generation],
    );
  }

  override async park(event: ParkedEvent): Promise<void> {
    const { consumer, eventId, reaction, position, code, message } = event;
    await this.pool.query(
      `INSERT INTO messaging.parked (consumer, event_id, reaction, position, code, message)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [consumer, eventId, reaction, position, code, message],
    );
  }

  override async parkAgain({
    consumer,
    eventId,
    reaction,
    code,
    message,
  }: ParkedEvent): Promise<void> {
    await this.pool.query(
      `UPDATE messaging.parked SET code = $4, message = $5, parked_at = clock_timestamp()
        WHERE consumer = $1 AND event_id = $2 AND reaction = $3`,
      [consumer, eventId, reaction, code, message],
    );
  }

  override async release(consumer: string, { eventId, reaction }: ParkedReaction): Promise<void> {
    await this.pool.query(
      `DELETE FROM messaging.parked WHERE consumer = $1 AND event_id = $2 AND reaction = $3`,
      [consumer, eventId, reaction],
    );
  }

  override async parkedBy(
    consumer: string,
  ): Promise<readonly (ParkedEvent & Readonly<{ parkedAt: Instant }>)[]> {
    const { rows } = await this.pool.query<StoredParked>(
      `SELECT consumer, event_id AS "eventId", reaction, position, code, message,
              parked_at AS "parkedAt"
         FROM messaging.parked WHERE consumer = $1 ORDER BY position, reaction`,
      [consumer],
    );
    return rows.map((row) => ({
      ...row,
      position: BigInt(row.position),
      parkedAt: row.parkedAt.toISOString(),
    }));
  }
}

const hindranceOf = ({
  code,
  message,
  outage,
}: Pick<StoredConsumer, 'code' | 'message' | 'outage'>): Hindrance => ({
  ...(code !== null && message !== null && { stopped: { code, message } }),
  ...(outage !== null && { outage }),
});
