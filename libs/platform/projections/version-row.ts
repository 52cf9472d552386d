import { sameJson, type Instant, type Version } from '@kernel';

/** A version and how long the system believed it: from one position until before another. */
export type VersionRow<Value> = Version<Value> &
  Readonly<{ key: string; fromPos: bigint; toPos: bigint | null }>;

export type When = Readonly<{ asOf: Instant; position: bigint }>;

/** Both axes in one predicate. Each interval includes its beginning and not its end. */
export const holds = <Value>(row: VersionRow<Value>, { asOf, position }: When): boolean =>
  row.validFrom <= asOf &&
  (row.validTo === null || asOf < row.validTo) &&
  row.fromPos <= position &&
  (row.toPos === null || position < row.toPos);

/** Closes what is no longer believed and opens what is new. A closed row is never touched again. */
export const revise = <Value>(
  rows: readonly VersionRow<Value>[],
  versions: readonly Version<Value>[],
  { key, position }: Readonly<{ key: string; position: bigint }>,
): readonly VersionRow<Value>[] => {
  const believed = (row: VersionRow<Value>) => versions.some((version) => same(row, version));
  const open = rows.filter(({ toPos }) => toPos === null);
  const opened = versions.filter((version) => !open.some((row) => same(row, version)));
  return [
    ...rows.map((row) => (row.toPos !== null || believed(row) ? row : { ...row, toPos: position })),
    ...opened.map((version) => ({ ...version, key, fromPos: position, toPos: null })),
  ];
};

const same = <Value>(
  row: VersionRow<Value>,
  { validFrom, validTo, basis, value }: Version<Value>,
) =>
  row.validFrom === validFrom &&
  row.validTo === validTo &&
  row.basis === basis &&
  sameJson(row.value, value);
