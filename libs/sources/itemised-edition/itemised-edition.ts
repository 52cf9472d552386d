import { csvRecords } from './csv-edition';
import { itemReader, type EditionIssue, type EditionItem, type Expected } from './edition-item';
import { textOf } from './edition-text';
import { jsonRecords } from './json-edition';

export type EditionFormat = 'csv' | 'json';

/** A record with an issue yields no item: who compares editions takes the whole or nothing. */
export type ParsedEdition = Readonly<{
  items: readonly EditionItem[];
  issues: readonly EditionIssue[];
}>;

/**
 * Reads the bytes of an itemised edition. CSV: a header with `code`, `description` and, where there
 * are such, `itemNo` (or `item_no`), `tier`, `code_system`, `edition`. JSON: `{ "items": [...] }`
 * or the array, with members of the same names. Nothing is guessed: `8542.31` is no code here.
 *
 * @throws UnreadableEdition where the file is none as a whole
 */
export const parseItemisedEdition = (
  bytes: Uint8Array,
  format: EditionFormat,
  expected: Expected,
): ParsedEdition => {
  const text = textOf(bytes);
  const records = format === 'csv' ? csvRecords(text) : jsonRecords(text);
  const read = records.map(itemReader(expected));
  const items = read.flatMap(({ item }) => item ?? []);
  return { items, issues: [...read.flatMap(({ issues }) => issues), ...duplicatesIn(items)] };
};

const duplicatesIn = (items: readonly EditionItem[]): readonly EditionIssue[] => {
  const first = new Map<string, number>();
  return items.flatMap(({ line, code }) => {
    const listed = first.get(code);
    if (listed === undefined) first.set(code, line);
    const problem = `${code} is listed already in ${String(listed)}`;
    return listed === undefined ? [] : [{ line, field: 'code', problem }];
  });
};
