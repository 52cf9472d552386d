import { CsvError, parse } from 'csv-parse/sync';

import type { Located } from './edition-item';
import { UnreadableEdition } from './unreadable-edition';

/** The columns that an edition may have, and what an item calls them. */
const COLUMNS: Readonly<Record<string, string>> = {
  code: 'code',
  description: 'description',
  itemNo: 'itemNo',
  item_no: 'itemNo',
  tier: 'tier',
  code_system: 'codeSystem',
  edition: 'edition',
};

const REQUIRED = ['code', 'description'];

/** @throws UnreadableEdition broken quoting, or columns that are not those of an edition */
export const csvRecords = (text: string): readonly Located[] => {
  const [header, ...rows] = rowsOf(text);
  const names = namesOf(header?.cells ?? []);
  return rows.map(({ line, cells }) =>
    cells.length === names.length
      ? { line, record: recordOf(names, cells) }
      : {
          line,
          problem: `has ${String(cells.length)} cells; the header has ${String(names.length)}`,
        },
  );
};

type Row = Readonly<{ line: number; cells: readonly string[] }>;
type Parsed = Readonly<{ info: Readonly<{ lines: number }>; record: readonly string[] }>;

const rowsOf = (text: string): readonly Row[] => {
  const options = { info: true, relax_column_count: true, skip_empty_lines: true } as const;
  try {
    // With `info` a record comes with its place, of which the types of csv-parse say nothing.
    const parsed: unknown = parse(text, { ...options, record_delimiter: '\n' });
    return (parsed as readonly Parsed[]).map(({ info, record }) => ({
      line: info.lines - breaksIn(record),
      cells: record,
    }));
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableEdition(error.message);
    throw error;
  }
};

/** A record is placed by its last line, and begins where its cells of several lines do. */
const breaksIn = (cells: readonly string[]): number => cells.join('').split('\n').length - 1;

const namesOf = (header: readonly string[]): readonly string[] => {
  const unknown = header.filter((column) => !Object.hasOwn(COLUMNS, column));
  if (unknown.length > 0) throw new UnreadableEdition(`unknown columns “${unknown.join('”, “')}”`);
  const names = header.map((column) => COLUMNS[column] ?? column);
  const missing = REQUIRED.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new UnreadableEdition(`no column ${missing.join(', ')}`);
  if (new Set(names).size < names.length) throw new UnreadableEdition('a column comes twice');
  return names;
};

/** An optional cell that is empty says nothing. */
const recordOf = (names: readonly string[], cells: readonly string[]): unknown =>
  Object.fromEntries(
    names
      .map((name, i) => [name, cells[i] ?? ''] as const)
      .filter(([name, cell]) => cell !== '' || REQUIRED.includes(name)),
  );
