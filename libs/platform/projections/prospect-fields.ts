import { sameContent } from '@kernel';

/** A field of an answer that would read otherwise; a dot leads one level deeper: `tally.for`. */
export type ChangedField = Readonly<{
  field: string;
  /**
   * Null where there is none. Of two arrays of objects, the elements that the other has not; both
   * whole where nothing but their order changes.
   */
  before: unknown;
  after: unknown;
}>;

type Members = Readonly<Record<string, unknown>>;

/** What tells where a value comes from and how new that is, and nothing of the world. */
const PROVENANCE = new Set([
  ...['derivedFrom', 'evidence', 'eventId', 'eventIds', 'lastAccepted', 'learned', 'position'],
  ...['recordedAt', 'restsOn'],
]);

/**
 * The fields in which two values of one answer differ, but for where they come from. Where nothing
 * was said before, or nothing is said any more, these are all of its fields that say something.
 */
export const changedFields = (
  before: object | undefined,
  after: object | undefined,
): readonly ChangedField[] => {
  const [was, is] = [said(before ?? {}), said(after ?? {})];
  return namesIn(was, is).flatMap((field) => difference(field, was[field], is[field]));
};

const said = (value: object): Members =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !PROVENANCE.has(name))
      .map(([name, member]) => [name, saidOf(member)]),
  );

const saidOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(saidOf);
  return isObject(value) ? said(value) : value;
};

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;

const namesIn = (one: Members, other: Members): readonly string[] => [
  ...new Set([...Object.keys(one), ...Object.keys(other)]),
];

const difference = (
  field: string,
  before: unknown = null,
  after: unknown = null,
): readonly ChangedField[] => {
  if (sameContent(before, after)) return [];
  if (hasFields(before) && hasFields(after)) {
    return namesIn(before, after)
      .filter((name) => !sameContent(before[name], after[name]))
      .map((name) => ({
        field: `${field}.${name}`,
        before: before[name] ?? null,
        after: after[name] ?? null,
      }));
  }
  return [{ field, ...elementsThatDiffer(before, after) }];
};

/** A date is read whole: its value without its zone is another day. */
const hasFields = (value: unknown): value is Members =>
  isObject(value) && !Array.isArray(value) && !('verbatim' in value);

const elementsThatDiffer = (
  before: unknown,
  after: unknown,
): Pick<ChangedField, 'before' | 'after'> => {
  if (!areObjects(before) || !areObjects(after)) return { before, after };
  const [gone, come] = [without(before, after), without(after, before)];
  return gone.length + come.length === 0 ? { before, after } : { before: gone, after: come };
};

const areObjects = (value: unknown): value is readonly object[] =>
  Array.isArray(value) && value.every(isObject);

const without = (items: readonly object[], others: readonly object[]): readonly object[] =>
  items.filter((item) => !others.some((other) => sameContent(item, other)));
