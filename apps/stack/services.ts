import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { passedOn } from '@platform/config';
import {
  createPool,
  createServiceLogins,
  migrate,
  serviceUrl,
  SERVICE_ROLES,
  type ServicePasswords,
} from '@platform/database';
import { unlessAborted } from '@platform/service';

import { portsOfServices, type Ports } from './ports';
import {
  addressSetting,
  SERVICE_NAMES,
  SERVICES,
  TAKES_COMMANDS,
  type ServiceName,
} from './service-names';
import { ServiceProcess } from './service-process';

export type ServicesOptions = Readonly<{
  /** Of the database's owner, who may make roles. */
  ownerUrl: string;
  /** After the names of the logins, where several installations share a server. */
  loginSuffix?: string | undefined;
  brokers: readonly string[];
  /** Before the names of all topics. */
  prefix?: string | undefined;
  /** Holds the evidence and what the services say. */
  dataDir: string;
  /** Of the API; 0 takes any that is free. */
  port: number;
  /** What Node runs for a service, where it is not the app itself. */
  scriptOf?: ((name: ServiceName) => readonly string[]) | undefined;
  env?: Readonly<Record<string, string>> | undefined;
  onReady?: ((name: ServiceName) => void) | undefined;
  /** Aborted when they are to stop before they are ready. */
  signal?: AbortSignal | undefined;
}>;

export type Services = Readonly<{
  /** Where the API answers. */
  url: string;
  processes: Readonly<Record<ServiceName, ServiceProcess>>;
  ports: Readonly<Record<ServiceName, Ports>>;
  /** Of the database, as one service sees it. */
  urlAs: (name: ServiceName) => string;
  stop: () => Promise<void>;
}>;

/**
 * A process for each service over one database and one Kafka: migrated, with a login for each made
 * anew, and answering when the promise resolves.
 *
 * @throws ServiceEnded one of them did not get ready; the others are stopped
 * @throws the signal's reason when it is aborted before; all are stopped
 */
export const startServices = async (options: ServicesOptions): Promise<Services> => {
  const { ownerUrl, loginSuffix: suffix, dataDir, onReady } = options;
  const { signal = new AbortController().signal } = options;
  const passwords = await admit(ownerUrl, suffix);
  signal.throwIfAborted();
  const urlAs = (name: ServiceName) => {
    const role = SERVICES[name];
    return serviceUrl(ownerUrl, role, { password: passwords[role], suffix });
  };
  const ports = await portsOfServices();
  await mkdir(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
  const processes = Object.fromEntries(
    SERVICE_NAMES.map((name) => [name, processOf(name, { options, ports, urlAs })]),
  ) as Record<ServiceName, ServiceProcess>;
  const stop = () => stopInTurn(processes);
  try {
    const ready = SERVICE_NAMES.map(async (name) => {
      const says = await unlessAborted(processes[name].start(), signal);
      onReady?.(name);
      return says.url;
    });
    const url = (await Promise.all(ready)).find((one) => one !== undefined) ?? '';
    return { url, processes, ports, urlAs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const admit = async (ownerUrl: string, suffix: string | undefined): Promise<ServicePasswords> => {
  await migrate(ownerUrl);
  const passwords = Object.fromEntries(
    SERVICE_ROLES.map((role) => [role, randomBytes(24).toString('base64url')]),
  ) as ServicePasswords;
  const pool = createPool(ownerUrl, { max: 1, name: 'interdict-prepare' });
  await createServiceLogins(pool, passwords, suffix).finally(() => pool.end());
  return passwords;
};

type Placed = Readonly<{
  options: ServicesOptions;
  ports: Readonly<Record<ServiceName, Ports>>;
  urlAs: (name: ServiceName) => string;
}>;

const processOf = (name: ServiceName, { options, ports, urlAs }: Placed): ServiceProcess => {
  const { brokers, prefix, dataDir, port, env = {}, scriptOf = appOf } = options;
  const addresses: Readonly<Record<string, string>> = Object.fromEntries(
    TAKES_COMMANDS.map((service) => [
      addressSetting(service),
      `127.0.0.1:${String(ports[service].commands)}`,
    ]),
  );
  return new ServiceProcess(name, {
    script: scriptOf(name),
    logFile: join(dataDir, 'logs', `${name}.log`),
    env: {
      ...passedOn(),
      ...env,
      DATABASE_URL: urlAs(name),
      INTERDICT_DATA_DIR: dataDir,
      INTERDICT_KAFKA_BROKERS: brokers.join(),
      INTERDICT_PORT: String(port),
      INTERDICT_MANAGEMENT_PORT: String(ports[name].management),
      INTERDICT_COMMANDS_PORT: String(ports[name].commands),
      ...(prefix !== undefined && prefix !== '' && { INTERDICT_KAFKA_PREFIX: prefix }),
      ...(name === 'api' ? addresses : {}),
    },
  });
};

/** Beside this file, in the sources as they are compiled. */
const appOf = (name: ServiceName): readonly string[] => [join(__dirname, '..', name, 'main.js')];

/** The API first: nobody asks any more. The relay last: what was recorded is published. */
const stopInTurn = async (processes: Readonly<Record<ServiceName, ServiceProcess>>) => {
  for (const name of SERVICE_NAMES.toReversed()) await processes[name].stop();
};
