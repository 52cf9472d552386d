import { z } from 'zod';

import type { Located } from './edition-item';
import { UnreadableEdition } from './unreadable-edition';

/** What CSV calls by other names. */
const ALIASES: Readonly<Record<string, string>> = { item_no: 'itemNo', code_system: 'codeSystem' };

const array = z.array(z.unknown());

const document = z.strictObject({
  items: array,
  codeSystem: z.unknown().optional(),
  edition: z.unknown().optional(),
});

/** `{ "items": [...] }` or the array alone. @throws UnreadableEdition */
export const jsonRecords = (text: string): readonly Located[] => {
  const json = parsed(text);
  const list = array.safeParse(json);
  if (list.success) return list.data.map((record, i) => ({ line: i + 1, record: named(record) }));
  const { data, error } = document.safeParse(named(json));
  if (error) throw new UnreadableEdition(`it is neither { "items": [...] } nor an array`);
  const { items, ...edition } = data;
  // What the document says of itself, it says of every item that does not say otherwise.
  return items.map((record, i) => ({ line: i + 1, record: within(edition, named(record)) }));
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableEdition(`it is no JSON (${error instanceof Error ? error.message : ''})`);
  }
};

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const within = (edition: Members, record: unknown): unknown =>
  isObject(record) ? { ...edition, ...record } : record;

/** A name and its alias in one object stay two members, of which the one is unknown. */
const named = (value: unknown): unknown =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, member]) => {
          const alias = Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;
          return [alias in value ? name : alias, member];
        }),
      )
    : value;
