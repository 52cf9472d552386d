import { SERVICE_NAMES } from './service-names';
import type { Services } from './services';

type Place = Readonly<{
  brokers: readonly string[];
  dataDir: string;
  /** Of the embedded Postgres. */
  urlFile?: string | undefined;
}>;

type Shown = Pick<Services, 'url' | 'ports'>;

/** What a person who has just started the stack may try first. */
export const welcome = ({ url, ports }: Shown, { brokers, dataDir, urlFile }: Place): string =>
  [
    '',
    `Interdict answers at ${url} (Ctrl-C stops it). Kafka is at ${brokers.join()}.`,
    ...(urlFile === undefined ? [] : [`The owner’s DATABASE_URL is in ${urlFile}.`]),
    `What each service says is in ${dataDir}/logs. Try next:`,
    '',
    `  curl '${url}/v1/sanctions-regimes/1718/enforcement-status?asOf=2024-05-01'`,
    `  INTERDICT_URL=${url} npm run cli -- status`,
    `  INTERDICT_URL=${url} npm run cli -- reactions`,
    ...SERVICE_NAMES.flatMap((name) => managedAt(name, ports[name].management)),
    '',
  ].join('\n');

const managedAt = (name: string, port: number | null): readonly string[] =>
  port === null ? [] : [`  curl http://127.0.0.1:${String(port)}/metrics   # of ${name}; /readyz`];
