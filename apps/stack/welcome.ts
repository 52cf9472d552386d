import { SERVICE_NAMES } from './service-names';
import type { Services } from './services';

type Place = Readonly<{ brokers: readonly string[]; dataDir: string }>;

/** What a person who has just started the stack may try first. */
export const welcome = ({ url, ports }: Services, { brokers, dataDir }: Place): string =>
  [
    '',
    `Interdict answers at ${url} (Ctrl-C stops it). Kafka is at ${brokers.join()}.`,
    `What each service says is in ${dataDir}/logs. Try next:`,
    '',
    `  curl '${url}/v1/sanctions-regimes/1718/enforcement-status?asOf=2024-05-01'`,
    `  INTERDICT_URL=${url} npm run cli -- status`,
    `  INTERDICT_URL=${url} npm run cli -- reactions`,
    ...SERVICE_NAMES.map(
      (name) =>
        `  curl http://127.0.0.1:${String(ports[name].management)}/metrics   # of ${name}; /readyz`,
    ),
    '',
  ].join('\n');
