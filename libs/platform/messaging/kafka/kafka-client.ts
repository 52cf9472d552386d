import { Logger } from '@nestjs/common';
import { Kafka, logLevel, type LogEntry } from 'kafkajs';

export type KafkaClient = Readonly<{
  /** `host:port` each. */
  brokers: readonly string[];
  /** How its connections show in the broker: the service. */
  clientId: string;
}>;

/** Connects to nothing by itself. Its complaints go to the application's own log. */
export const kafkaClient = ({ brokers, clientId }: KafkaClient): Kafka =>
  new Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: 2_000,
    requestTimeout: 15_000,
    logLevel: logLevel.ERROR,
    logCreator: () => tell,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 },
  });

const logger = new Logger('Kafka');

/** An outage is told by whoever meets it: what kafkajs says of it is for those who look closer. */
const tell = ({ namespace, log }: LogEntry): void => {
  const error: unknown = log['error'];
  const why = typeof error === 'string' ? `: ${error}` : '';
  logger.debug(`${namespace}: ${log.message}${why}`);
};
