import { type Instant, sameContent, type Version } from '@kernel';

/** A version and how long the system believed it: from one position until before another. */
export type VersionRow<Value> = Version<Value> &
  Readonly<{ key: string; fromPos: bigint; toPos: bigint | null }>;

export type When = Readonly<{ asOf: Instant; position: bigint }>;

/** Both axes in one predicate. Each interval includes its beginning and not its end. */
export const holds = <Value>(row: VersionRow<Value>, { asOf, position }: When): boolean =>
  row.validFrom <= asOf && (row.validTo === null || asOf < row.validTo) && believed(row, position);

/** Whether the row was what the system went by at a position. */
export const believed = (
  row: Pick<VersionRow<unknown>, 'fromPos' | 'toPos'>,
  position: bigint,
): boolean => row.fromPos <= position && (row.toPos === null || position < row.toPos);

export type Revised<Value> = Readonly<{
  /** What is believed from now on, in the order of the versions. */
  open: readonly VersionRow<Value>[];
  /** What was believed until now. A closed row is never touched again. */
  closed: readonly VersionRow<Value>[];
}>;

/**
 * Closes what is no longer believed and opens what is new; a row that says the same stays.
 *
 * @param open rows of one key
 * @param versions of the key by now, no two of which begin at one instant
 */
export const revise = <Value>(
  open: readonly VersionRow<Value>[],
  versions: readonly Version<Value>[],
  { key, position }: Readonly<{ key: string; position: bigint }>,
): Revised<Value> => {
  const beginning = new Map(open.map((row) => [row.validFrom, row]));
  const now = versions.map((version) => {
    const row = beginning.get(version.validFrom);
    if (row && same(row, version)) return row;
    const { validFrom, validTo, basis, value } = version;
    return { key, validFrom, validTo, basis, value, fromPos: position, toPos: null };
  });
  const stays = new Set(now);
  const gone = open.filter((row) => !stays.has(row));
  return { open: now, closed: gone.map((row) => ({ ...row, toPos: position })) };
};

const same = <Value>(
  row: VersionRow<Value>,
  { validFrom, validTo, basis, value }: Version<Value>,
): boolean =>
  row.validFrom === validFrom &&
  row.validTo === validTo &&
  row.basis === basis &&
  sameContent(row.value, value);
