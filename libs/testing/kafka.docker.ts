import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A broker in a container, with what stops it. */
export type KafkaInContainer = Readonly<{ brokers: string[]; stop: () => Promise<void> }>;

/**
 * Whether an engine answers, not whether there is a client: a client without an engine is common.
 * Looked for where testcontainers will look.
 */
export const dockerAnswers = async (
  environment: Readonly<NodeJS.ProcessEnv> = process.env,
): Promise<boolean> => {
  const pings = await Promise.all(doorsOf(environment).map(ping));
  return pings.includes(true);
};

type Door = Readonly<{ socketPath: string }> | Readonly<{ host: string; port: string }>;

const doorsOf = (environment: Readonly<NodeJS.ProcessEnv>): readonly Door[] => {
  const host = environment['DOCKER_HOST'];
  if (host !== undefined && host !== '') return namedDoor(host);
  const runtime = environment['XDG_RUNTIME_DIR'];
  return [
    '/var/run/docker.sock',
    ...(runtime === undefined ? [] : [join(runtime, 'docker.sock')]),
    join(homedir(), '.docker', 'run', 'docker.sock'),
    join(homedir(), '.docker', 'desktop', 'docker.sock'),
  ]
    .filter((socketPath) => existsSync(socketPath))
    .map((socketPath) => ({ socketPath }));
};

const namedDoor = (named: string): readonly Door[] => {
  const { protocol, hostname, port, pathname } = new URL(named);
  if (protocol === 'unix:') return [{ socketPath: pathname }];
  return protocol === 'tcp:' || protocol === 'http:' ? [{ host: hostname, port }] : [];
};

const ping = (door: Door): Promise<boolean> =>
  new Promise((resolve) => {
    const asked = request({ ...door, path: '/_ping', timeout: 1000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(false));
    asked.end();
  });

/** Its library is loaded for this alone: it takes longer than a local broker to start. */
export const startInContainer = async (): Promise<KafkaInContainer> => {
  const { KafkaContainer } = await import('@testcontainers/kafka');
  const container = await new KafkaContainer(IMAGE).withKraft().withEnvironment(SINGLE).start();
  const broker = `${container.getHost()}:${String(container.getMappedPort(CLIENT_PORT))}`;
  const stop = async () => {
    await container.stop();
  };
  return { brokers: [broker], stop };
};

const IMAGE = 'confluentinc/cp-kafka:8.0.0';
const CLIENT_PORT = 9093;

/** As the local broker is set, where a test would notice. */
const SINGLE = {
  KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
  KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS: '1000',
  KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS: '1',
};
