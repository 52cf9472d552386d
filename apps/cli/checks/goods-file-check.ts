import { access, constants, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { EXIT } from '../exit-codes';
import { UnreadableFile, WrongUsage } from '../expected-error';
import { underKeys } from '../instance/keys';
import { toned } from '../print/paint';
import { table } from '../print/table';
import { codeOf } from '../system-error';
import type { Terminal } from '../terminal';
import { checkFile } from './check-file';
import { questionOf, type CheckOptions } from './check-options';
import { readGoodsFile, type GoodsFile } from './goods-file';
import { exitCodeOf, tally } from './gravity';
import { reasonsOf } from './reasons';
import { resultsCsv, resultsOf, type Result } from './results';

/** A whole file of goods, each line answered or told why not. @throws UnreadableFile, Refused */
export const checkGoodsFile = async (
  terminal: Terminal,
  file: string,
  options: CheckOptions,
): Promise<void> => {
  const { url, out, json, record } = options;
  const goods = await readGoodsFile(file);
  if (out !== undefined) await requireWritable(out, file);
  const question = questionOf(options);
  const answered = await terminal.showing('Checking goods', (progress) =>
    underKeys(options, (keys) =>
      checkFile(terminal.instance(url), goods, { question, keys: record && keys, progress }),
    ),
  );
  const results = resultsOf(goods, answered);
  if (json) answered.filter(({ text }) => text !== '').forEach(({ text }) => terminal.print(text));
  else await deliver(terminal, { goods, results, out });
  conclude(terminal, results);
};

type Delivery = Readonly<{
  goods: GoodsFile;
  results: readonly Result[];
  out: string | undefined;
}>;

const deliver = async (terminal: Terminal, { goods, results, out }: Delivery): Promise<void> => {
  if (out !== undefined) {
    await writeFile(out, resultsCsv(goods, results));
    terminal.print(`${String(results.length)} lines are in ${out}.`);
    return;
  }
  const rows = results.map(({ line, written, goods: named, answer, problem }) => [
    ...[line, named ?? written],
    answer ? toned(terminal.paint, answer.verdict) : terminal.paint('bad', 'not checked'),
    answer ? reasonsOf(answer).join('\n') : problem,
  ]);
  terminal.print(table(terminal.paint, ['LINE', 'GOODS', 'VERDICT', 'WHY'], rows));
};

/** A line without an answer outweighs any verdict: nobody knows what it would have been. */
const conclude = (terminal: Terminal, results: readonly Result[]): void => {
  const verdicts = results.flatMap(({ answer }) => answer?.verdict ?? []);
  const unanswered = results.filter(({ problem }) => problem !== undefined);
  terminal.exitCode = unanswered.length > 0 ? EXIT.refused : exitCodeOf(verdicts);
  terminal.note(`${String(results.length)} lines: ${tally(verdicts) || 'none checked'}`);
  for (const { line, problem } of unanswered) {
    terminal.note(`line ${String(line)} was not checked: ${problem ?? ''}`);
  }
};

/** Before anything is asked or recorded: an answer that cannot be kept would be lost. */
const requireWritable = async (out: string, file: string): Promise<void> => {
  if (resolve(out) === resolve(file)) throw new WrongUsage('--out would overwrite --file.');
  try {
    await access(dirname(resolve(out)), constants.W_OK);
  } catch (error) {
    throw new UnreadableFile(`${out} cannot be written (${codeOf(error)}).`);
  }
};
