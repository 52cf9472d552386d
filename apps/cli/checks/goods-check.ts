import { WrongUsage } from '../expected-error';
import type { GoodsAnswer } from '../instance/export-check.answer';
import { underKeys } from '../instance/keys';
import { footing } from '../print/envelope';
import { toned } from '../print/paint';
import { table } from '../print/table';
import type { Terminal } from '../terminal';
import { questionOf, type CheckOptions } from './check-options';
import { goodsOf, WANTED } from './goods';
import { exitCodeOf } from './gravity';
import { asking, type Answered } from './question';
import { notConsulted, reasonsOf } from './reasons';

/** Goods named on the command line: one question, one answer. @throws WrongUsage, Refused */
export const checkGoods = async (
  terminal: Terminal,
  written: readonly string[],
  options: CheckOptions,
): Promise<void> => {
  const instance = terminal.instance(options.url);
  const goods = written.map(readable);
  const answered = await underKeys(options, (keys) =>
    asking(instance, questionOf(options), options.record && keys)(goods),
  );
  terminal.exitCode = exitCodeOf(answered.answers.map(({ verdict }) => verdict));
  if (options.json) terminal.print(answered.text);
  else show(terminal, answered);
};

const readable = (written: string): string => {
  const goods = goodsOf(written);
  if (goods === undefined) throw new WrongUsage(`“${written}” is no code: ${WANTED}.`);
  return goods;
};

const show = (terminal: Terminal, answered: Omit<Answered, 'refused'>): void => {
  const { paint } = terminal;
  const { answers, determination, meta } = answered;
  const rowOf = (answer: GoodsAnswer) => [
    ...[answer.goods, toned(paint, answer.verdict), reasonsOf(answer).join('\n')],
  ];
  terminal.print(table(paint, ['GOODS', 'VERDICT', 'WHY'], answers.map(rowOf)));
  const lines = [
    footing(paint, meta),
    ...notHeld(answers),
    ...(determination === undefined ? [] : [`Recorded as determination ${determination}.`]),
  ];
  terminal.print(`\n${lines.filter(Boolean).join('\n')}`);
};

const indented = (line: string): string => `  ${line}`;

const notHeld = (answers: readonly GoodsAnswer[]): readonly string[] => {
  const lists = notConsulted(answers);
  return lists.length === 0 ? [] : ['Not held here, so not consulted:', ...lists.map(indented)];
};
