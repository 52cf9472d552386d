import { CsvError, parse, type Info } from 'csv-parse/sync';

import { UnreadableFile } from '../expected-error';
import { textOfFile } from './file';

export type CsvLine = Readonly<{ line: number; cells: readonly string[] }>;

/** A header and its lines. `line` counts from 1 and includes the header, as editors count. */
export type Csv = Readonly<{ header: readonly string[]; lines: readonly CsvLine[] }>;

/** Strict RFC 4180; a byte order mark is accepted. @throws UnreadableFile naming the line */
export const readCsv = async (path: string): Promise<Csv> => {
  const [header, ...lines] = recordsOf(path, await textOfFile(path));
  if (!header) throw new UnreadableFile(`${path} is empty (CSV_EMPTY).`);
  if (lines.length === 0) throw new UnreadableFile(`${path} holds a header only (CSV_EMPTY).`);
  return { header: header.cells.map((name) => name.trim()), lines };
};

type Placed = Readonly<{ info: Info; record: readonly string[] }>;

const recordsOf = (path: string, text: string): readonly CsvLine[] => {
  try {
    const options = { info: true, skip_empty_lines: true };
    // With `info` a record comes with its place; the library's own types do not say so.
    const records = parse(text, options) as unknown as readonly Placed[];
    return records.map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const where = `${path}${'lines' in error ? ` line ${String(error['lines'])}` : ''}`;
    throw new UnreadableFile(`${where}: ${error.message} (${error.code})`);
  }
};

/** A line of CSV; a cell is quoted where it has to be. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
