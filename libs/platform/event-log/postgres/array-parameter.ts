/** How a type's elements are written in the binary form of a Postgres array. */
export type ElementType<Value> = Readonly<{
  oid: number;
  size: (value: Value) => number;
  write: (value: Value, into: Buffer, at: number) => void;
}>;

export const TEXT: ElementType<string> = {
  oid: 25,
  size: (value) => Buffer.byteLength(value),
  write: (value, into, at) => void into.write(value, at),
};

export const INTEGER: ElementType<number> = {
  oid: 23,
  size: () => 4,
  write: (value, into, at) => void into.writeInt32BE(value, at),
};

export const UUID: ElementType<string> = {
  oid: 2950,
  size: () => 16,
  write: (value, into, at) => void into.write(value.replaceAll('-', ''), at, 'hex'),
};

export const BYTES: ElementType<Buffer> = {
  oid: 17,
  size: (value) => value.length,
  write: (value, into, at) => void value.copy(into, at),
};

/** SHA-256 in hex. */
export const HASH: ElementType<string> = {
  oid: 17,
  size: () => 32,
  write: (value, into, at) => void into.write(value, at, 'hex'),
};

const NULL = -1;

/**
 * A parameter in the binary form that `array_recv` reads. The driver's own form is text, in which
 * every quote of a JSON document is escaped here and unescaped there: half the time of an append.
 */
export const arrayParameter = <Value>(
  { oid, size, write }: ElementType<Value>,
  values: readonly (Value | null)[],
): Buffer => {
  const sizes = values.map((value) => (value === null ? NULL : size(value)));
  const bytes = sizes.reduce((sum, each) => sum + 4 + Math.max(each, 0), HEADER_BYTES);
  const array = Buffer.allocUnsafe(bytes);
  let at = writeHeader(array, { oid, length: values.length, nullable: sizes.includes(NULL) });
  values.forEach((value, i) => {
    at = array.writeInt32BE(sizes[i] ?? NULL, at);
    if (value === null) return;
    write(value, array, at);
    at += sizes[i] ?? 0;
  });
  return array;
};

const HEADER_BYTES = 20;

/** Dimensions, whether there are nulls, the type, the length, and the first subscript. */
const writeHeader = (
  array: Buffer,
  { oid, length, nullable }: Readonly<{ oid: number; length: number; nullable: boolean }>,
): number => [1, Number(nullable), oid, length, 1].reduce((at, n) => array.writeInt32BE(n, at), 0);
