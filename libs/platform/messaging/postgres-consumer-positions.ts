import type { Instant } from '@kernel';
import type { Pool } from 'pg';

import { ConsumerPositions, type ConsumerPosition, type ParkedEvent } from './consumer-positions';

type StoredPosition = Readonly<{ position: string; generation: string }>;
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

  override async all(): Promise<readonly (ConsumerPosition & Readonly<{ consumer: string }>)[]> {
    const { rows } = await this.pool.query<StoredPosition & Readonly<{ consumer: string }>>(
      `SELECT name AS consumer, position, generation FROM messaging.consumer ORDER BY name`,
    );
    return rows.map((row) => ({ ...row, position: BigInt(row.position) }));
  }

  override async moveTo(
    consumer: string,
    { position, generation }: ConsumerPosition,
  ): Promise<void> {
    await this.pool.query(
      `INSERT INTO messaging.consumer (name, position, generation) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE
         SET position = excluded.position, generation = excluded.generation,
             updated_at = clock_timestamp()`,
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
