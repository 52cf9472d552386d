import { isId } from '../admitted-provenance';
import type { Provenance, Receipt, Refusal } from '../event-log';
import { CommandIdReused } from '../event-log.errors';
import type { Queryable } from './queryable';

/** As log.receipt; a bigint arrives as text. */
export type StoredReceipt = Readonly<{
  first_position: string | null;
  size: number;
  /** JSON. */
  refusal: string | null;
  /** JSON. */
  result: string | null;
}>;

export const receiptFrom = (
  commandId: string,
  { first_position: first, size, refusal, result }: StoredReceipt,
): Receipt => ({
  commandId,
  positions: first === null ? [] : adjacent(BigInt(first), size),
  refusal: refusal === null ? null : (JSON.parse(refusal) as Refusal),
  result: result === null ? null : (JSON.parse(result) as unknown),
});

/** A commit lies at adjacent positions, so that its receipt needs to keep only the first. */
const adjacent = (first: bigint, size: number): readonly bigint[] =>
  Array.from({ length: size }, (_, i) => first + BigInt(i));

/** @throws CommandIdReused */
export const findReceipt = async (
  database: Queryable,
  { commandId, requestSha256 }: Pick<Provenance, 'commandId' | 'requestSha256'>,
): Promise<Receipt | undefined> => {
  if (!isId(commandId)) return undefined;
  const { rows } = await database.query<StoredReceipt & Readonly<{ request_sha256: Buffer }>>(
    `SELECT request_sha256, first_position, size, refusal, result
       FROM log.receipt WHERE command_id = $1`,
    [commandId],
  );
  const [row] = rows;
  if (row && row.request_sha256.toString('hex') !== requestSha256) {
    throw new CommandIdReused(commandId);
  }
  return row && receiptFrom(commandId.toLowerCase(), row);
};
