import { join } from 'node:path';

import { UnreadableFile } from '../expected-error';
import { textOfFile } from '../input/file';
import type { Progress } from '../print/progress';
import { BackupDamaged } from './backup-damaged';
import { readHistory } from './history';
import { EVENTS, EVIDENCE, MANIFEST, manifest, type BackupFile, type Manifest } from './manifest';
import { measure } from './measured-file';

/**
 * Reads a backup whole, without any instance: every file against its hash, every position, every
 * document that a fact cites.
 *
 * @throws UnreadableFile where there is no manifest: the backup was not finished
 * @throws BackupDamaged naming everything that is not as it was written
 */
export const verifyBackup = async (dir: string, progress: Progress): Promise<Manifest> => {
  const stated = await manifestOf(dir);
  const faults: string[] = [];
  for (const [i, file] of stated.files.entries()) {
    faults.push(...(await faultsOf(dir, file)));
    progress.reached(i + 1, stated.files.length);
  }
  if (faults.length === 0) faults.push(...(await faultsOfHistory(dir, stated)));
  if (faults.length > 0) throw new BackupDamaged(`The backup in ${dir} is damaged.`, faults);
  return stated;
};

const manifestOf = async (dir: string): Promise<Manifest> => {
  const path = join(dir, MANIFEST);
  const text = await textOfFile(path);
  try {
    return manifest.parse(JSON.parse(text));
  } catch {
    throw new UnreadableFile(`${path} is no manifest of a backup.`);
  }
};

const faultsOf = async (dir: string, file: BackupFile): Promise<readonly string[]> => {
  const found = await measure(join(dir, file.path)).catch(() => undefined);
  if (!found) return [`${file.path} is missing, or cannot be read.`];
  if (found.sha256 === file.sha256 && found.bytes === file.bytes) return [];
  return [`${file.path} has other bytes than were written.`];
};

const faultsOfHistory = async (dir: string, stated: Manifest): Promise<readonly string[]> => {
  const { positions, count, cited } = await readHistory(join(dir, EVENTS));
  const { first, last } = stated.positions;
  const held = new Set(stated.files.map(({ path }) => path));
  const missing = [...cited].filter((sha256) => !held.has(`${EVIDENCE}/${sha256}`));
  const same = positions.first === first && positions.last === last && count === stated.count;
  return [
    ...(same ? [] : [`The history has other positions than the manifest says.`]),
    ...missing.map((sha256) => `A fact cites ${sha256}, which is not in the backup.`),
  ];
};
