import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';

import { UnreadableFile } from '../expected-error';
import { codeOf } from '../system-error';

/** @throws UnreadableFile */
export const bytesOfFile = async (path: string): Promise<Buffer> => {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UnreadableFile(`${path} cannot be read (${codeOf(error)}).`);
  }
};

/**
 * Without its byte order mark, which is no part of the text. Refuses what a lenient reader would
 * turn into other text: UTF-16, NUL and broken UTF-8.
 *
 * @throws UnreadableFile
 */
export const textOfFile = async (path: string): Promise<string> => {
  const bytes = await bytesOfFile(path);
  const [first, second] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (utf16 || bytes.includes(0)) {
    throw new UnreadableFile(`${path} is UTF-16 or holds NUL bytes: save it as UTF-8.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile(`${path} is not UTF-8: save it as UTF-8.`);
  }
};

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.html': 'text/html',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
};

/** By the name: what the bytes are is for whoever reads the archive. */
export const mediaTypeOf = (path: string): string =>
  MEDIA_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
