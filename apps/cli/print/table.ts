import type { Paint } from './paint';
import { widthOf } from './width';

export type Cell = string | number | null | undefined;

const GAP = '  ';

/**
 * Columns that line up, also in scripts that are twice as wide; `–` where nothing is stated. By
 * hand: the tables of the libraries take the square of the rows, and a catalogue has thousands.
 */
export const table = (
  paint: Paint,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): string => {
  const shown = [
    head.map((title) => [paint('heading', title)]),
    ...rows.map((row) => row.map((cell) => textOf(cell).split('\n'))),
  ];
  const widths = head.map((_title, column) => widest(shown.map((row) => row[column] ?? [])));
  return shown.flatMap((row) => linesOf(row, widths)).join('\n');
};

type Row = readonly (readonly string[])[];

const widest = (cells: Row): number =>
  cells.flat().reduce((most, line) => Math.max(most, widthOf(line)), 0);

/** A cell of several lines stays in its column. */
const linesOf = (row: Row, widths: readonly number[]): readonly string[] => {
  const height = Math.max(...row.map((cell) => cell.length));
  return Array.from({ length: height }, (_line, i) =>
    row
      .map((cell, column) => padded(cell[i] ?? '', widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
};

const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));

const textOf = (cell: Cell): string => {
  if (cell === null || cell === undefined || cell === '') return '–';
  return printable(String(cell));
};

/** What a publisher or a file wrote never moves the reader's cursor: only our colours pass. */
const printable = (text: string): string =>
  text.replaceAll(/(?!\u001b\[\d+m)[\0-\t\v-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ');
