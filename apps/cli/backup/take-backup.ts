import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { WrongUsage } from '../expected-error';
import { at, type Instance } from '../instance/instance';
import type { Progress } from '../print/progress';
import { BackupDamaged } from './backup-damaged';
import { readHistory } from './history';
import { EVENTS, EVIDENCE, MANIFEST, type BackupFile, type Manifest } from './manifest';
import { writeMeasured } from './measured-file';

export type Taking = Readonly<{ dir: string; takenAt: string; progress: Progress }>;

/**
 * The whole history up to the head at the time of asking, and every document that it cites.
 *
 * @throws WrongUsage where something is in the directory already
 * @throws BackupDamaged where what arrived is not whole
 */
export const takeBackup = async (
  instance: Instance,
  { dir, takenAt, progress }: Taking,
): Promise<void> => {
  await requireEmpty(dir);
  await mkdir(join(dir, EVIDENCE));
  const { head, generation, file } = await copyHistory(instance, dir, progress);
  const { positions, count, cited } = await readHistory(join(dir, EVENTS));
  if (head !== positions.last) {
    throw new BackupDamaged(`The history ends at ${positions.last}, and its head was ${head}.`);
  }
  const files = [file];
  for (const sha256 of cited) {
    progress.reached((files.length - 1) / 2, cited.size);
    files.push(...(await copyDocument(instance, dir, sha256)));
  }
  await writeManifest(dir, {
    ...{ format: 'interdict-backup@1', takenAt, generation },
    ...{ positions, count, files },
  });
};

const requireEmpty = async (dir: string): Promise<void> => {
  await mkdir(dir, { recursive: true });
  if ((await readdir(dir)).length === 0) return;
  throw new WrongUsage(`${dir} is not empty: a backup has a directory of its own.`);
};

const NEWLINE = 0x0a;

const copyHistory = async (instance: Instance, dir: string, progress: Progress) => {
  const headers = { accept: 'application/x-ndjson' };
  const response = await instance.open('v1/events', { headers });
  const head = response.headers.get('x-log-position') ?? 'not told';
  let events = 0;
  const count = (piece: Uint8Array) => {
    events += piece.reduce((lines, byte) => lines + Number(byte === NEWLINE), 0);
    progress.reached(events, Number(head));
  };
  const pieces = instance.piecesOf(response);
  const measured = await writeMeasured(join(dir, EVENTS), pieces, count);
  const generation = response.headers.get('x-log-generation');
  return { head, generation, file: { path: EVENTS, ...measured } };
};

/** The bytes, and beside them who published them and what they are. */
const copyDocument = async (
  instance: Instance,
  dir: string,
  sha256: string,
): Promise<readonly BackupFile[]> => {
  const route = at('v1/evidence', sha256);
  const path = `${EVIDENCE}/${sha256}`;
  const copy = async (accept: string, to: string): Promise<BackupFile> => {
    const response = await instance.open(route, { headers: { accept } });
    return { path: to, ...(await writeMeasured(join(dir, to), instance.piecesOf(response))) };
  };
  const document = await copy('application/octet-stream', path);
  if (document.sha256 !== sha256) {
    throw new BackupDamaged(`What came as ${sha256} has the hash ${document.sha256}.`);
  }
  return [document, await copy('application/json', `${path}.json`)];
};

/** Renamed into its place when it is whole, so that half a backup never has one. */
const writeManifest = async (dir: string, manifest: Manifest): Promise<void> => {
  const part = join(dir, `${MANIFEST}.part`);
  await writeFile(part, `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(part, join(dir, MANIFEST));
};
