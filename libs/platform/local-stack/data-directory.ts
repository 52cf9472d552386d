import { mkdir, readdir, realpath, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  DataDirectoryForeign,
  DataDirectoryInUse,
  DataDirectoryNewer,
  DataDirectoryOlder,
  PostgresMajorDiffers,
} from './data-directory.errors';
import { lockFile } from './lock-file';
import { textIfThere } from './text-if-there';

/** Raised when what lies in the directory changes so that an older build would misread it. */
export const DATA_FORMAT = 1;

/** The major version of the PostgreSQL that the package brings. */
export const POSTGRES_MAJOR = 18;

/** Held by this process alone until it is released, or the process is gone. */
export type DataDirectory = Readonly<{
  /** Absolute. */
  path: string;
  release: () => Promise<void>;
}>;

type Format = Readonly<{ format: number; postgres: number }>;

const FORMAT = 'interdict.json';
const LOCK = 'interdict.lock';

/**
 * Opens a data directory, or makes one where there is none: `interdict.json` says what wrote it,
 * `interdict.lock` who has it open.
 *
 * @throws DataDirectoryInUse another process has it open
 * @throws DataDirectoryForeign it is not empty, and not ours
 * @throws DataDirectoryOlder
 * @throws DataDirectoryNewer
 * @throws PostgresMajorDiffers
 */
export const openDataDirectory = async (directory: string): Promise<DataDirectory> => {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  // Two names of one directory are one directory.
  const path = await realpath(directory);
  await refuseForeign(path);
  const lock = await lockFile(join(path, LOCK), (pid) => new DataDirectoryInUse(path, pid));
  try {
    refuseOthers(path, (await formatOf(path)) ?? (await writeFormat(path)));
  } catch (error) {
    await lock.release();
    throw error;
  }
  return { path, release: lock.release };
};

// A first start that was killed may leave a lock and drafts of it, and nothing else.
const refuseForeign = async (path: string): Promise<void> => {
  const names = await readdir(path);
  if (names.includes(FORMAT)) return;
  const stranger = names.find((name) => !name.startsWith(LOCK) && !name.startsWith(FORMAT));
  if (stranger !== undefined) {
    throw new DataDirectoryForeign(path, `it has no ${FORMAT}, but ${stranger}`);
  }
};

const refuseOthers = (path: string, { format, postgres }: Format): void => {
  const formats = { found: format, known: DATA_FORMAT };
  if (format < DATA_FORMAT) throw new DataDirectoryOlder(path, formats);
  if (format > DATA_FORMAT) throw new DataDirectoryNewer(path, formats);
  if (postgres !== POSTGRES_MAJOR) {
    throw new PostgresMajorDiffers(path, { found: String(postgres), known: POSTGRES_MAJOR });
  }
};

const formatOf = async (path: string): Promise<Format | undefined> => {
  const text = await textIfThere(join(path, FORMAT));
  return text === undefined ? undefined : readFormat(path, text);
};

const readFormat = (path: string, text: string): Format => {
  try {
    const { format, postgres } = JSON.parse(text) as Partial<Format>;
    if (typeof format === 'number' && typeof postgres === 'number') return { format, postgres };
  } catch {
    // Not JSON is not ours, as JSON of another kind is.
  }
  throw new DataDirectoryForeign(path, `its ${FORMAT} does not name a format`);
};

const writeFormat = async (path: string): Promise<Format> => {
  const format = { format: DATA_FORMAT, postgres: POSTGRES_MAJOR };
  const draft = join(path, `${FORMAT}.draft`);
  await writeFile(draft, `${JSON.stringify(format)}\n`, { flush: true });
  await rename(draft, join(path, FORMAT));
  return format;
};
