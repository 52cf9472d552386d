import type { Asking } from '../command';
import { EXIT } from '../exit-codes';
import { at, json as jsonBody } from '../instance/instance';
import {
  replayRead,
  replayStarted,
  type Replay,
  type RowDifference,
} from '../instance/replay.answer';
import type { Terminal } from '../terminal';
import { untilOver } from './rebuild-until-over';

type Asked = Asking & Readonly<{ model: string; position: string }>;

/** Has a model folded to a position, apart from the live one, and prints both digests. */
export const replayModel = async (
  terminal: Terminal,
  { url, json, model, position }: Asked,
): Promise<void> => {
  const instance = terminal.instance(url);
  const body = jsonBody({ model, position });
  const { read } = await instance.post('v1/replays', replayStarted, { body });
  const { read: ended, text } = await untilOver(terminal, `Replaying ${model}`, {
    look: () => instance.get(at('v1/replays', read.data.id), replayRead),
    isRunning: ({ status }) => status === 'running',
    reached: ({ progress: { done, total } }) => [done, total],
  });
  terminal.print(json ? text : outcomeOf(ended.data, position));
  if (ended.data.same !== true) terminal.exitCode = EXIT.unexpected;
};

const outcomeOf = (replay: Replay, asked: string): string => {
  const { model, position, live, replayed, firstDifference, error } = replay;
  return [
    `${model} at position ${position ?? '–'}: ${sentenceOf(replay)}`,
    `  live      ${live ?? '–'}`,
    `  replayed  ${replayed ?? '–'}`,
    ...wholeCommits(asked, position ?? asked),
    ...(firstDifference ? differenceOf(firstDifference) : []),
    ...(error ? [error] : []),
  ].join('\n');
};

/** Why it is not at the position that was asked for, where it is not. */
const wholeCommits = (asked: string, position: string): readonly string[] =>
  BigInt(position) === BigInt(asked)
    ? []
    : [`Position ${asked} lies inside a commit; the last that ends before it ends at ${position}.`];

const sentenceOf = ({ status, same, live }: Replay): string => {
  if (status !== 'done') return SENTENCES[status];
  if (same) return 'The live model is what the log says.';
  return live
    ? 'The live model is not what the log says.'
    : 'No live model of this version and this generation of the log is there to compare with.';
};

const SENTENCES = {
  running: 'It is still running.',
  failed: 'The replay failed.',
  cancelled: 'The replay was cancelled.',
} as const;

const differenceOf = (difference: RowDifference): readonly string[] => [
  `First difference: ${difference.projection} ${difference.key}, valid from ` +
    `${difference.validFrom}, believed from position ${difference.fromPos}`,
  `  live      ${rowOf(difference.live)}`,
  `  replayed  ${rowOf(difference.replayed)}`,
];

const rowOf = (row: RowDifference['live']): string =>
  row === null ? 'no such row' : JSON.stringify(row);
