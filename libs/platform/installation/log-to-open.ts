import { setTimeout as pause } from 'node:timers/promises';

import { DomainError } from '@kernel';
import type { KafkaConfig } from '@platform/config';
import { createPool } from '@platform/database';
import { PostgresEventLog, type EventLog } from '@platform/event-log';
import {
  kafkaClient,
  openNewGeneration,
  publishedLog,
  publishedUpTo,
  topicsNamed,
  type NewGeneration,
} from '@platform/messaging/kafka';
import type { Pool } from 'pg';

export type LogToOpen = Readonly<{
  /** What there is, a line each. */
  lines: readonly string[];
  /** @throws whatever Postgres refuses; then nothing is changed */
  open: () => Promise<NewGeneration>;
  close: () => Promise<void>;
}>;

/** The log as it stands, and what Kafka holds of it, before anybody decides. */
export const logToOpen = async (
  databaseUrl: string,
  kafka: KafkaConfig | null,
): Promise<LogToOpen> => {
  const pool = createPool(databaseUrl, { max: 3, name: 'interdict log' });
  const log = new PostgresEventLog(pool);
  const close = async () => {
    await log.close();
    await pool.end();
  };
  try {
    const { position, recordedAt, generation } = await log.head();
    const head =
      `The log ends at position ${String(position)}, recorded ${recordedAt ?? 'never'}, ` +
      `generation ${generation}.`;
    const lines = [head, await heldByKafka(pool, log, kafka)];
    return { lines, open: () => openNewGeneration(pool), close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** A broker that is away keeps nobody from deciding. */
const heldByKafka = async (
  pool: Pool,
  log: EventLog,
  config: KafkaConfig | null,
): Promise<string> => {
  if (!config) return 'What Kafka holds is not known: INTERDICT_KAFKA_BROKERS is not set.';
  const kafka = kafkaClient({ brokers: config.brokers, clientId: 'interdict-log' });
  const topic = topicsNamed({ prefix: config.prefix }).log.name;
  try {
    const end = { kafka, topic, group: `${topic}.cli` };
    const known = await publishedLog(pool);
    const position = await patiently(() => publishedUpTo(end, log, known));
    return `Kafka holds this log up to position ${String(position)}: nothing speaks for a new one.`;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `Kafka, asked for ${topic}: ${why}`;
  }
};

/** Who reads for the first time meets a coordinator that is still loading, and is asked again. */
const patiently = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const isSaid = error instanceof DomainError || isAway(error);
      if (isSaid || attempt === ATTEMPTS) throw error;
    }
    await pause(PAUSE_MS);
  }
};

const ATTEMPTS = 5;
const PAUSE_MS = 500;

const isAway = (error: unknown): boolean =>
  error instanceof Error && error.name.startsWith('KafkaJS');
