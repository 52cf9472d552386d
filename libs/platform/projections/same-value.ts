/**
 * Equal as JSON. The order of an object's members says nothing: jsonb gives them back in an order
 * of its own, and a fold may have built them in another one than the fold before.
 */
export const sameValue = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  // Asked for every version after every commit: no list of names is filtered or copied for it.
  return (
    Object.keys(one).every((name) => sameValue(one[name], other[name])) &&
    // A member that is undefined is none: JSON does not carry it.
    Object.keys(other).every((name) => name in one || other[name] === undefined)
  );
};

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;
