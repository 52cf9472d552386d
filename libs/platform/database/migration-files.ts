import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type Migration = Readonly<{
  /** Its folder: `202611240001_event_log`. The order of the names is the order of application. */
  name: string;
  sql: string;
  /** SHA-256 of the file's bytes in hex, as the Prisma engine takes it. */
  checksum: string;
}>;

/** `prisma/migrations` of the installation, whether this runs from source or from `dist/`. */
export const migrationsDirectory = (from: string = __dirname): string => {
  const directory = join(from, 'prisma', 'migrations');
  if (existsSync(directory)) return directory;
  if (dirname(from) === from) throw new Error(`No prisma/migrations above ${__dirname}.`);
  return migrationsDirectory(dirname(from));
};

export const migrationsIn = async (directory: string): Promise<readonly Migration[]> => {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(names.sort().map((name) => migrationIn(directory, name)));
};

const migrationIn = async (directory: string, name: string): Promise<Migration> => {
  const bytes = await readFile(join(directory, name, 'migration.sql'));
  const checksum = createHash('sha256').update(bytes).digest('hex');
  return { name, sql: bytes.toString('utf8'), checksum };
};
