import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

import { z } from 'zod';

import { BackupDamaged } from './backup-damaged';

const line = z.object({
  position: z.string().regex(/^\d+$/),
  evidence: z.array(z.string().regex(/^[0-9a-f]{64}$/)).nullish(),
});

export type History = Readonly<{
  positions: Readonly<{ first: string; last: string }>;
  count: number;
  /** Every document that a fact cites, each once. */
  cited: ReadonlySet<string>;
}>;

/**
 * Reads a history line by line.
 *
 * @throws BackupDamaged where a position is missing, doubled or reversed
 */
export const readHistory = async (path: string): Promise<History> => {
  const cited = new Set<string>();
  let last = 0n;
  for await (const text of createInterface({
    input: createReadStream(path),
    crlfDelay: Infinity,
  })) {
    const wanted = last + 1n;
    const event = line.safeParse(jsonOf(text)).data;
    if (!event) throw new BackupDamaged(`Line ${String(wanted)} of the history is no event.`);
    if (BigInt(event.position) !== wanted) {
      throw new BackupDamaged(`Position ${event.position} stands where ${String(wanted)} should.`);
    }
    event.evidence?.forEach((sha256) => cited.add(sha256));
    last = wanted;
  }
  const positions = { first: last === 0n ? '0' : '1', last: String(last) };
  return { positions, count: Number(last), cited };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
