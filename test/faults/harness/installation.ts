import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Logger } from '@nestjs/common';
import {
  createPool,
  createServiceLogins,
  dropServiceLogins,
  SERVICE_ROLES,
  serviceUrl,
  type ServicePasswords,
} from '@platform/database';
import { PostgresEventLog, type EventLog } from '@platform/event-log';
import { kafkaClient, topicsNamed, type Topics } from '@platform/messaging/kafka';
import { freshDatabase, type FreshDatabase } from '@testing';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';

import { ServiceProcess, SERVICES, type ServiceName } from '../../../apps/stack';
import { Load } from './load';
import { mainOf } from './mains';
import type { Failpoint } from '../mains/failpoint';

/** A database, topics and logins of one's own, and the processes that a test starts over them. */
export type Installation = Readonly<{
  /** Of the owner, as `log` is. */
  pool: Pool;
  log: EventLog;
  kafka: Kafka;
  topics: Topics;
  dataDir: string;
  load: Load;
  /** One that is not started yet. It may be told where to end itself. */
  service: (name: ServiceName, over?: ServiceOver) => ServiceProcess;
  /** The names of those that run. */
  running: () => readonly string[];
  /** Ends everything that was started, and leaves nothing behind. */
  close: () => Promise<void>;
}>;

export type ServiceOver = Readonly<{
  failpoint?: Failpoint | undefined;
  env?: Readonly<Record<string, string>> | undefined;
}>;

export type InstallationOptions = Readonly<{
  brokers: readonly string[];
  /** Migrated; a fresh one of the run's own server where none is given. */
  database?: FreshDatabase | undefined;
}>;

export const openInstallation = async (options: InstallationOptions): Promise<Installation> => {
  const { brokers, database = await freshDatabase() } = options;
  // What the test's own client meets while a broker is away is what the test is about.
  Logger.overrideLogger(false);
  const suffix = randomUUID().slice(0, 8);
  const prefix = `faults.${suffix}.`;
  const pool = createPool(database.url, { max: 8, name: 'faults' });
  const passwords = newPasswords();
  await createServiceLogins(pool, passwords, suffix);
  const dataDir = await mkdtemp(join(tmpdir(), 'interdict-faults-'));
  await mkdir(join(dataDir, 'logs'));
  const log = new PostgresEventLog(pool);
  const load = new Load(log);
  const started: ServiceProcess[] = [];
  const service: Installation['service'] = (name, { failpoint, env = {} } = {}) => {
    const url = serviceUrl(database.url, SERVICES[name], {
      password: passwords[SERVICES[name]],
      suffix,
    });
    const process = new ServiceProcess(name, {
      script: mainOf(name, failpoint),
      logFile: join(dataDir, 'logs', `${name}.log`),
      env: { ...environment({ url, brokers, prefix, dataDir }), ...env },
    });
    started.push(process);
    return process;
  };
  const running = () => started.filter((one) => one.isRunning).map(({ name }) => name);
  const close = async () => {
    load.end();
    await Promise.all(started.map((process) => process.kill()));
    await log.close();
    await dropServiceLogins(pool, suffix);
    await pool.end();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const kafka = kafkaClient({ brokers, clientId: 'interdict-faults' });
  return {
    pool,
    log,
    kafka,
    topics: topicsNamed({ prefix }),
    dataDir,
    load,
    service,
    running,
    close,
  };
};

const newPasswords = (): ServicePasswords =>
  Object.fromEntries(
    SERVICE_ROLES.map((role) => [role, randomBytes(24).toString('base64url')]),
  ) as ServicePasswords;

type Surroundings = Readonly<{
  url: string;
  brokers: readonly string[];
  prefix: string;
  dataDir: string;
}>;

const environment = ({ url, brokers, prefix, dataDir }: Surroundings) => ({
  PATH: process.env['PATH'] ?? '',
  DATABASE_URL: url,
  INTERDICT_DATA_DIR: dataDir,
  INTERDICT_KAFKA_BROKERS: brokers.join(),
  INTERDICT_KAFKA_PREFIX: prefix,
  // Any that is free: what a service listens on it says when it is ready.
  INTERDICT_PORT: '0',
  INTERDICT_MANAGEMENT_PORT: '0',
  INTERDICT_COMMANDS_PORT: '0',
});
