import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { passedOn } from '@platform/config';
import { serviceUrl } from '@platform/database';
import { unlessAborted } from '@platform/service';

import { admitServices } from './admit-services';
import { portsOfServices, type Ports } from './ports';
import {
  addressSetting,
  SERVICE_NAMES,
  SERVICES,
  TAKES_COMMANDS,
  type ServiceName,
} from './service-names';
import { ServiceProcess } from './service-process';
import { toldIn } from './told-line';

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
  /** Of the API as well; any that is free where none is given, and null gives no service one. */
  managementPort?: number | null | undefined;
  /** What Node runs for a service, where it is not the app itself. */
  scriptOf?: ((name: ServiceName) => readonly string[]) | undefined;
  env?: Readonly<Record<string, string>> | undefined;
  /** Told when a service is ready, and what it waits for until then. */
  tell?: ((name: ServiceName, what: string) => void) | undefined;
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
  const { ownerUrl, loginSuffix: suffix, dataDir, tell = () => undefined } = options;
  const { signal = new AbortController().signal } = options;
  const passwords = await admitServices(ownerUrl, suffix);
  signal.throwIfAborted();
  const urlAs = (name: ServiceName) => {
    const role = SERVICES[name];
    return serviceUrl(ownerUrl, role, { password: passwords[role], suffix });
  };
  const ports = await portsOfServices(options.managementPort);
  await mkdir(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
  const processes = Object.fromEntries(
    SERVICE_NAMES.map((name) => [name, processOf(name, { options, ports, urlAs })]),
  ) as Record<ServiceName, ServiceProcess>;
  const stop = () => stopInTurn(processes);
  try {
    const ready = SERVICE_NAMES.map(async (name) => {
      const says = await unlessAborted(processes[name].start(), signal);
      tell(name, 'ready');
      return says.url;
    });
    const url = (await Promise.all(ready)).find((one) => one !== undefined) ?? '';
    return { url, processes, ports, urlAs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

type Placed = Readonly<{
  options: ServicesOptions;
  ports: Readonly<Record<ServiceName, Ports>>;
  urlAs: (name: ServiceName) => string;
}>;

const processOf = (name: ServiceName, placed: Placed): ServiceProcess => {
  const { dataDir, scriptOf = appOf, tell = () => undefined } = placed.options;
  return new ServiceProcess(name, {
    script: scriptOf(name),
    env: environmentOf(name, placed),
    logFile: join(dataDir, 'logs', `${name}.log`),
    onLine: (line) => {
      const told = toldIn(line);
      if (told !== undefined) tell(name, told);
    },
    onLogLost: ({ message }) => tell(name, `Its log is not written any more: ${message}`),
  });
};

const environmentOf = (name: ServiceName, { options, ports, urlAs }: Placed) => {
  const { brokers, prefix, dataDir, port, env = {} } = options;
  const { management, commands } = ports[name];
  const addresses: Readonly<Record<string, string>> = Object.fromEntries(
    TAKES_COMMANDS.map((service) => [
      addressSetting(service),
      `127.0.0.1:${String(ports[service].commands)}`,
    ]),
  );
  const given: Readonly<Record<string, string>> = { ...passedOn(), ...env };
  return {
    ...given,
    INTERDICT_LOG_LEVEL: heardAt(given['INTERDICT_LOG_LEVEL']),
    DATABASE_URL: urlAs(name),
    INTERDICT_DATA_DIR: dataDir,
    INTERDICT_KAFKA_BROKERS: brokers.join(),
    INTERDICT_PORT: String(port),
    INTERDICT_MANAGEMENT_PORT: management === null ? 'off' : String(management),
    INTERDICT_COMMANDS_PORT: String(commands),
    ...(prefix !== undefined && prefix !== '' && { INTERDICT_KAFKA_PREFIX: prefix }),
    ...(name === 'api' ? addresses : {}),
  };
};

/** That a service is ready is a line of its log: a quieter one would be waited for in vain. */
const heardAt = (level: string | undefined): string => (level === 'debug' ? level : 'info');

/** Beside this file, in the sources as they are compiled. */
const appOf = (name: ServiceName): readonly string[] => [join(__dirname, '..', name, 'main.js')];

/** The API first: nobody asks any more. The relay last: what was recorded is published. */
const stopInTurn = async (processes: Readonly<Record<ServiceName, ServiceProcess>>) => {
  for (const name of SERVICE_NAMES.toReversed()) await processes[name].stop();
};
