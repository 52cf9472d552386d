import type { Command } from 'commander';

import { asking, dated, examples, needed, several, type Asking, type When } from '../command';
import { WrongUsage } from '../expected-error';
import type { Terminal } from '../terminal';
import { replayAsOf } from './replay-as-of';
import { replayModel } from './replay-model';

type ReplayOptions = Asking &
  When &
  Readonly<{
    list?: readonly string[];
    regime?: readonly string[];
    model?: string;
    position?: string;
  }>;

export const replay = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('replay')
    .description('Lists and regimes as they stood and were known; or fold a model to a position')
    .option('--list <name>', 'that list only, may be repeated', several)
    .option('--regime <name>', 'that regime only, may be repeated: 1718', several)
    .option('--model <name>', 'fold that read model anew and compare it with the live one')
    .option('--position <number>', 'needed with --model: the last position that is folded');
  examples(
    asking(dated(command)),
    'replay --as-of 2024-04-30 --known-at position:1',
    'replay --as-of 2024-07-01 --list kr-situational-licence --regime 1718',
    'replay --model security-council --position 1',
  ).action((options: ReplayOptions) => replayed(terminal, options));
};

/** Two commands in one word: what belongs to the other is refused, not ignored. */
const replayed = (terminal: Terminal, options: ReplayOptions): Promise<void> => {
  const { model, position } = options;
  if (model === undefined && position === undefined) return replayAsOf(terminal, options);
  needed({ '--model': model, '--position': position });
  const { asOf, knownAt, list, regime } = options;
  const other = { '--as-of': asOf, '--known-at': knownAt, '--list': list, '--regime': regime };
  const strays = Object.entries(other).flatMap(([flag, value]) =>
    value === undefined ? [] : [flag],
  );
  if (strays.length > 0) throw new WrongUsage(`${strays.join(', ')} cannot go with --model.`);
  return replayModel(terminal, { ...options, model: model ?? '', position: position ?? '' });
};
