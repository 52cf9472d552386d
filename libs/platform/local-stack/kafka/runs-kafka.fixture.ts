// A process of its own, to be killed, or to run where the path leads to other programs: keeps Kafka
// running and says on standard output, line by line, how far it has got.
import type { Bond } from '../bound-to-parent';
import { ensureKafka } from './ensure-kafka';
import { ensureJars } from './kafka-home';
import { startLocalKafka } from './local-kafka';

const say = (line: string) => process.stdout.write(`${line}\n`);

const stopping = new AbortController();
process.once('SIGTERM', () => {
  stopping.abort();
});

const start = async (cache: string, dataDir: string, bond: Bond | undefined): Promise<void> => {
  const home = await ensureKafka(cache, { tell: say, signal: stopping.signal });
  const { nodes } = await startLocalKafka({ home, dataDir, bond });
  say(`runs ${String(nodes[0]?.pid)}`);
};

const main = async ([what, cache = '', dataDir = '', bond]: readonly string[]): Promise<void> => {
  if (what === 'start') return start(cache, dataDir, bond as Bond | undefined);
  const fetched = await Promise.all([ensureJars(cache), ensureJars(cache)]);
  say(fetched.join(' and '));
};

main(process.argv.slice(2)).catch((error: unknown) => {
  say(String(error));
  process.exit(1);
});
