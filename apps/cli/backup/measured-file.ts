import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

export type Measure = Readonly<{ bytes: number; sha256: string }>;

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Writes a file that is not there yet, and tells what was written. */
export const writeMeasured = async (
  path: string,
  pieces: Pieces,
  onPiece: (piece: Uint8Array) => void = () => undefined,
): Promise<Measure> => {
  const tape = measuring();
  const passing = async function* () {
    for await (const piece of pieces) {
      tape.add(piece);
      onPiece(piece);
      yield piece;
    }
  };
  await pipeline(passing, createWriteStream(path, { flags: 'wx' }));
  return tape.measure();
};

export const measure = async (path: string): Promise<Measure> => {
  const tape = measuring();
  for await (const piece of createReadStream(path)) tape.add(piece as Uint8Array);
  return tape.measure();
};

const measuring = () => {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    add: (piece: Uint8Array) => {
      hash.update(piece);
      bytes += piece.length;
    },
    measure: (): Measure => ({ bytes, sha256: hash.digest('hex') }),
  };
};
