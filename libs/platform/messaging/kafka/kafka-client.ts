import { Logger } from '@nestjs/common';
import { Kafka, logLevel, type LogEntry } from 'kafkajs';

import { firstToAnswer } from './first-to-answer';
import { writeVarintsInPlace } from './varints-in-place';

writeVarintsInPlace();

export type KafkaClient = Readonly<{
  /** `host:port` each. */
  brokers: readonly string[];
  /** How its connections show in the broker: the service. */
  clientId: string;
}>;

/**
 * How old what a producer or a consumer knows of leaders may be. One that gets no answer looks for
 * a new leader only when that is too old, which by default is five minutes.
 */
export const METADATA_MAX_AGE_MS = 1_000;

/** Connects to nothing by itself. Its complaints go to the application's own log. */
export const kafkaClient = ({ brokers, clientId }: KafkaClient): Kafka =>
  new Kafka({
    // It stays with the one that it begins with, even where that takes the connection and is
    // silent, as one that is paused does.
    brokers: () => firstToAnswer(brokers),
    clientId,
    connectionTimeout: 2_000,
    // A broker that is paused keeps its connections: it is given up when it does not answer.
    requestTimeout: 3_000,
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
