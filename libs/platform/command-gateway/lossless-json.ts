export type Json =
  null | boolean | number | string | readonly Json[] | Readonly<{ [key: string]: Json }>;

/**
 * A value as JSON that loses nothing: `{ "$bigint": "7" }`, `{ "$bytes": "<base64>" }`,
 * `{ "$undefined": true }`, `{ "$number": "NaN" }`. An object that looks like one of these has its
 * key begin with one `$` more. Of an object with a class its own fields travel, not the class.
 *
 * @throws UnsendableValue for what is no value: a function, a Map, a Date
 */
export const toJson = (value: unknown): Json => {
  switch (typeof value) {
    case 'undefined':
      return { $undefined: true };
    case 'bigint':
      return { $bigint: String(value) };
    case 'number':
      return isExact(value) ? value : { $number: spelt(value) };
    case 'object':
      return objectToJson(value);
    case 'boolean':
    case 'string':
      return value;
    default:
      throw new UnsendableValue(value);
  }
};

/** @throws UnreadableTag */
export const fromJson = (json: Json): unknown => {
  if (typeof json !== 'object' || json === null) return json;
  if (isList(json)) return json.map(fromJson);
  const tag = tagOf(json);
  if (tag === undefined) return mapped(json, (key) => key, fromJson);
  if (tag.startsWith('$$')) return mapped(json, (key) => key.slice(1), fromJson);
  return tagged(tag, json[tag]);
};

/** A bug of whoever sends it: no rule was broken. */
export class UnsendableValue extends TypeError {
  constructor(value: unknown) {
    super(`${Object.prototype.toString.call(value)} is no value that another process can be told.`);
    this.name = new.target.name;
  }
}

export class UnreadableTag extends TypeError {
  constructor(tag: string) {
    super(`${tag} does not stand before a value of its kind.`);
    this.name = new.target.name;
  }
}

const objectToJson = (value: object | null): Json => {
  if (value === null) return null;
  if (Array.isArray(value)) return Array.from(value, toJson);
  if (value instanceof Uint8Array) return { $bytes: base64(value) };
  if (Object.prototype.toString.call(value) === '[object Object]') return fields(value);
  throw new UnsendableValue(value);
};

type JsonObject = Readonly<{ [key: string]: Json }>;

const isList = (json: Json): json is readonly Json[] => Array.isArray(json);

/** JSON knows neither these nor the sign of zero. */
const isExact = (value: number): boolean => Number.isFinite(value) && !Object.is(value, -0);

const spelt = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

const base64 = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

const fields = (value: object): Json => {
  const escapes = tagOf(value) !== undefined;
  return mapped(value, (key) => (escapes ? `$${key}` : key), toJson);
};

const tagOf = (object: object): string | undefined => {
  const [key, ...more] = Object.keys(object);
  return more.length === 0 && key?.startsWith('$') ? key : undefined;
};

/** `fromEntries` defines what it is given, `__proto__` as well. */
const mapped = <From, To>(
  object: Readonly<{ [key: string]: From }> | object,
  rename: (key: string) => string,
  change: (value: From) => To,
): Readonly<{ [key: string]: To }> =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => [rename(key), change(value as From)]),
  );

const NUMBERS: Readonly<Record<string, number>> = {
  NaN: NaN,
  Infinity: Infinity,
  '-Infinity': -Infinity,
  '-0': -0,
};

const tagged = (tag: string, json: JsonObject[string] | undefined): unknown => {
  if (tag === '$undefined') return undefined;
  if (typeof json !== 'string') throw new UnreadableTag(tag);
  if (tag === '$bigint' && /^-?\d+$/.test(json)) return BigInt(json);
  if (tag === '$bytes') return new Uint8Array(Buffer.from(json, 'base64'));
  if (tag === '$number' && Object.hasOwn(NUMBERS, json)) return NUMBERS[json];
  throw new UnreadableTag(tag);
};
