import { readFile } from 'node:fs/promises';

/**
 * A file that is not there is an answer. One that cannot be read is none: taken for absent, it
 * would have a directory of another version written over.
 */
export const textIfThere = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};
