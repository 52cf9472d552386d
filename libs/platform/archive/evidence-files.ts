import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Bytes on disk under their hash, `ab/abcdef…`: a file is there whole or not at all. */
export class EvidenceFiles {
  constructor(private readonly directory: string) {}

  async read(sha256: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(this.pathOf(sha256));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Durable when it returns. What is there is compared, so that a damaged file is mended. */
  async write(sha256: string, bytes: Uint8Array): Promise<void> {
    const present = await this.read(sha256);
    if (present && Buffer.compare(present, bytes) === 0) return;
    const path = this.pathOf(sha256);
    await makeFolder(dirname(path));
    await writeWhole(path, bytes);
  }

  private pathOf(sha256: string): string {
    return join(this.directory, sha256.slice(0, 2), sha256);
  }
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

const makeFolder = async (folder: string): Promise<void> => {
  const made = await mkdir(folder, { recursive: true });
  // A new name outlives a power cut only where the folder that holds it was synchronised too.
  if (made !== undefined) await synchronise(dirname(made));
};

/** Under another name first: a reader never sees half a document, and neither does a restart. */
const writeWhole = async (path: string, bytes: Uint8Array): Promise<void> => {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await synchronise(dirname(path));
};

const synchronise = async (folder: string): Promise<void> => {
  const opened = await open(folder);
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
};
