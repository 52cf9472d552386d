import type { GoodsAnswer } from '../instance/export-check.answer';
import { csvLine } from '../input/csv';
import { WANTED } from './goods';
import type { GoodsFile, GoodsLine } from './goods-file';
import type { Answered } from './question';
import { reasonsOf } from './reasons';

/** What is to be said of one line of the file: an answer, or why there is none. */
export type Result = GoodsLine &
  Readonly<{
    answer: GoodsAnswer | undefined;
    problem: string | undefined;
    determination: string | undefined;
  }>;

export const resultsOf = (
  { lines }: GoodsFile,
  answered: readonly Answered[],
): readonly Result[] => {
  const found = new Map(
    answered.flatMap(({ answers, determination }) =>
      answers.map((answer) => [answer.goods, { answer, determination }] as const),
    ),
  );
  const refused = new Map(answered.flatMap((one) => [...one.refused]));
  return lines.map((line) => {
    const { answer, determination } = found.get(line.goods ?? '') ?? {};
    const problem = answer ? undefined : problemOf(line, refused);
    return { ...line, answer, problem, determination };
  });
};

const problemOf = ({ written, goods }: GoodsLine, refused: ReadonlyMap<string, string>): string =>
  goods === undefined
    ? `“${written}” is no code: ${WANTED}`
    : (refused.get(goods) ?? `${goods} was not answered`);

const ADDED = ['verdict', 'reasons', 'problem', 'determination'] as const;

/** The file as it was, with what was found in columns behind; columns of an earlier run go. */
export const resultsCsv = ({ header }: GoodsFile, results: readonly Result[]): string => {
  const added: readonly string[] = ADDED;
  const kept = header.map((name) => !added.includes(name));
  const own = (cells: readonly string[]) => cells.filter((_cell, i) => kept[i]);
  return [
    csvLine([...own(header), ...ADDED]),
    ...results.map(({ cells, answer, problem, determination }) =>
      csvLine([
        ...own(cells),
        answer?.verdict ?? '',
        answer ? reasonsOf(answer).join('; ') : '',
        ...[problem ?? '', determination ?? ''],
      ]),
    ),
  ].join('');
};
