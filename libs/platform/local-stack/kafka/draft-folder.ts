import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { birthOf } from '../running-process';

/** A place of one's own to make something in; those of processes that are gone are swept. */
export const draftIn = async (folder: string, name: string): Promise<string> => {
  const prefix = `${name}.draft-`;
  const dead = (await readdir(folder))
    .filter((found) => found.startsWith(prefix))
    .filter((found) => birthOf(parseInt(found.slice(prefix.length))) === undefined);
  // In a folder for everybody some are another account's.
  await Promise.allSettled(
    dead.map((found) => rm(join(folder, found), { recursive: true, force: true })),
  );
  return mkdtemp(join(folder, `${prefix}${String(process.pid)}-`));
};
