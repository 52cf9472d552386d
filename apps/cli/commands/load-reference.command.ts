import type { Command } from 'commander';

import { asking, examples, type Asking } from '../command';
import { EXIT } from '../exit-codes';
import { at, json as jsonBody } from '../instance/instance';
import { loadRead, loadStarted, type Load } from '../instance/reference-load.answer';
import type { Terminal } from '../terminal';
import { untilOver } from './rebuild-until-over';

export const loadReference = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('load-reference')
    .description('Load the history that this version ships, once; again, it adds what is missing');
  examples(asking(command), 'load-reference', 'load-reference --json').action((options: Asking) =>
    load(terminal, options),
  );
};

const load = async (terminal: Terminal, { url, json }: Asking): Promise<void> => {
  const instance = terminal.instance(url);
  const body = jsonBody({});
  const { read: begun } = await instance.post('v1/reference-history', loadStarted, { body });
  const { read, text } = await untilOver(terminal, 'Reference history', {
    look: () => instance.get(at('v1/reference-history', begun.data.id), loadRead),
    isRunning: ({ state }) => state === 'running',
    reached: ({ done, total }) => [done, total],
  });
  terminal.print(json ? text : outcomeOf(read.data));
  if (read.data.state === 'failed') terminal.exitCode = EXIT.unexpected;
};

const outcomeOf = ({ state, done, total, error }: Load): string => {
  const reached = `${String(done)} of ${String(total)}`;
  if (state !== 'failed') return `Reference history: ${reached} documents and facts on record.`;
  return [
    `Reference history: failed after ${reached} documents and facts.`,
    error ?? 'The instance does not say why.',
    'What is on record stays: ask again, and the rest follows.',
  ].join('\n');
};
