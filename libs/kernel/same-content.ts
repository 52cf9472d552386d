/**
 * Whether two facts or two values say the same, as JSON. The order of an object's members says
 * nothing: a database gives them back in an order of its own, and a fold may build them in another
 * one than the fold before.
 */
export const sameContent = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Array.isArray(one)) return Array.isArray(other) && sameItems(one, other);
  return !Array.isArray(other) && sameMembers(one, other);
};

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;

const sameItems = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, i) => sameContent(item, other[i]));

/** A member that is undefined is none: JSON does not carry it. */
const sameMembers = (one: Members, other: Members): boolean =>
  Object.keys(one).every((name) => sameContent(one[name], other[name])) &&
  Object.keys(other).every((name) => name in one || other[name] === undefined);
