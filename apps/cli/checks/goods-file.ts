import { UnreadableFile } from '../expected-error';
import { readCsv, type CsvLine } from '../input/csv';
import { goodsOf } from './goods';

/** A line of the file with the good that it names; undefined where it names none. */
export type GoodsLine = CsvLine & Readonly<{ written: string; goods: string | undefined }>;

export type GoodsFile = Readonly<{ header: readonly string[]; lines: readonly GoodsLine[] }>;

const NAMES = ['goods', 'code'];

/** A CSV with a column `code` or `goods`; other columns are kept. @throws UnreadableFile */
export const readGoodsFile = async (path: string): Promise<GoodsFile> => {
  const { header, lines } = await readCsv(path);
  const column = goodsColumnOf(path, header);
  return {
    header,
    lines: lines.map((line) => {
      const written = line.cells[column] ?? '';
      return { ...line, written, goods: goodsOf(written) };
    }),
  };
};

const goodsColumnOf = (path: string, header: readonly string[]): number => {
  const columns = header.flatMap((name, i) => (NAMES.includes(name.toLowerCase()) ? [i] : []));
  const [column, ...more] = columns;
  if (column === undefined || more.length > 0) {
    const found = header.map((name) => `“${name}”`).join(', ');
    const wanted = 'one column `code` or `goods`, separated from the others by commas';
    throw new UnreadableFile(`${path} needs ${wanted}; its header is ${found}.`);
  }
  return column;
};
