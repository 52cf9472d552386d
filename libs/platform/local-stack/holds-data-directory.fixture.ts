// A process of its own, to be killed in the middle: keeps PostgreSQL running in a data directory
// and says on standard output, line by line, how far it has got.
import { startLocalPostgres } from './local-postgres';

const say = (line: string) => process.stdout.write(`${line}\n`);

const main = async (dataDir: string): Promise<void> => {
  const { url } = await startLocalPostgres({ dataDir, onProgress: say });
  say(url);
  if (process.argv[3] === 'fails') throw new Error('As asked.');
  setInterval(() => undefined, 60_000);
};

main(process.argv[2] ?? '').catch((error: unknown) => {
  say(String(error));
  process.exit(1);
});
