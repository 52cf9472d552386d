import type { Asking, When } from '../command';
import type { Meta } from '../instance/envelope';
import { exportBanList, exportBanLists, type ListedList } from '../instance/export-ban-list.answer';
import { at, type Answer, type Instance } from '../instance/instance';
import {
  enforcementStatus,
  sanctionsRegimes,
  type Axes,
} from '../instance/sanctions-regime.answer';
import { footing } from '../print/envelope';
import { toned, type Paint } from '../print/paint';
import { table } from '../print/table';
import type { Terminal } from '../terminal';

type Asked = Asking & When & Readonly<{ list?: readonly string[]; regime?: readonly string[] }>;

/** One answer of the instance, with what a person is shown of it. */
type Stood = Readonly<{ text: string; meta: Meta | undefined }> &
  Readonly<{ lists: readonly ListedList[]; regimes: readonly Axes[] }>;

type Question = (instance: Instance, when: When) => Promise<Stood>;

/**
 * Lists with their totals and stages, regimes on their three axes. However long it takes, all of it
 * is as known at one position: that of the first answer.
 */
export const replayAsOf = async (terminal: Terminal, options: Asked): Promise<void> => {
  const { url, json, asOf, knownAt } = options;
  const instance = terminal.instance(url);
  const answers: Stood[] = [];
  let when = stated(asOf, knownAt);
  for (const question of questionsOf(options)) {
    const answer = await question(instance, when);
    answers.push(answer);
    const position = answer.meta?.position;
    if (position) when = stated(asOf, `position:${position}`);
  }
  if (json) answers.forEach(({ text }) => terminal.print(text));
  else terminal.print(inWords(terminal.paint, answers));
};

const stated = (asOf: string | undefined, knownAt: string | undefined): When => ({
  ...(asOf !== undefined && { asOf }),
  ...(knownAt !== undefined && { knownAt }),
});

/** Whoever names a list or a regime asks for nothing else. */
const questionsOf = ({ list = [], regime = [] }: Asked): readonly Question[] =>
  list.length + regime.length === 0
    ? [everyList, everyRegime]
    : [...list.map(oneList), ...regime.map(oneRegime)];

const everyList: Question = async (instance, when) => {
  const answer = await instance.get('v1/export-ban-lists', exportBanLists, when);
  return { ...told(answer), lists: answer.read.data, regimes: [] };
};

const oneList =
  (name: string): Question =>
  async (instance, when) => {
    const answer = await instance.get(at('v1/export-ban-lists', name), exportBanList, when);
    return { ...told(answer), lists: [answer.read.data], regimes: [] };
  };

const everyRegime: Question = async (instance, when) => {
  const answer = await instance.get('v1/sanctions-regimes', sanctionsRegimes, when);
  return { ...told(answer), lists: [], regimes: answer.read.data };
};

const oneRegime =
  (name: string): Question =>
  async (instance, when) => {
    const path = `${at('v1/sanctions-regimes', name)}/enforcement-status`;
    const answer = await instance.get(path, enforcementStatus, when);
    return { ...told(answer), lists: [], regimes: [answer.read.data] };
  };

const told = ({ read, text }: Answer<{ meta?: Meta | undefined }>) => ({ text, meta: read.meta });

const LIST_HEAD = ['LIST', 'TOTAL', 'STAGES'];
const REGIME_HEAD = ['REGIME', 'MEASURES', 'MONITORING', 'OVERSIGHT'];

const inWords = (paint: Paint, answers: readonly Stood[]): string => {
  const lists = answers.flatMap((answer) => answer.lists);
  const regimes = answers.flatMap((answer) => answer.regimes);
  const footings = answers.map(({ meta }) => footing(paint, meta));
  return [
    lists.length > 0 ? `${table(paint, LIST_HEAD, lists.map(listRow(paint)))}\n` : '',
    regimes.length > 0 ? `${table(paint, REGIME_HEAD, regimes.map(regimeRow(paint)))}\n` : '',
    ...new Set(footings),
  ]
    .filter((part) => part !== '')
    .join('\n');
};

/** Each stage once, with how many provisions are in it where there are several. */
const listRow =
  (paint: Paint) =>
  ({ list, total, provisions }: ListedList) => {
    const stages = (provisions ?? []).map(({ stage }) => stage);
    const counted = [...new Set(stages)].map((stage) => {
      const count = stages.filter((one) => one === stage).length;
      return count === 1 ? toned(paint, stage) : `${toned(paint, stage)} × ${String(count)}`;
    });
    return [list, total, counted.join(', ')];
  };

const regimeRow =
  (paint: Paint) =>
  ({ regime, measures, monitoring, oversight }: Axes) => [
    ...[regime, toned(paint, measures), toned(paint, monitoring), oversight.join(', ')],
  ];
