import type { Command } from 'commander';

import { asking, examples, type Asking } from '../command';
import { EXIT } from '../exit-codes';
import { at, json as jsonBody, type Instance } from '../instance/instance';
import { rebuildRead, rebuildStarted, type Rebuild } from '../instance/rebuild.answer';
import { status } from '../instance/status.answer';
import type { Terminal } from '../terminal';
import { untilOver } from './rebuild-until-over';

type RebuildOptions = Asking & Readonly<{ swap?: true }>;

export const rebuild = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('rebuild')
    .argument('[model]', 'one read model: export-controls (default: each that the instance keeps)')
    .description('Fold a read model from scratch beside the running one, and compare their digests')
    .option('--swap', 'put the rebuilt one in the place of the running one');
  examples(asking(command), 'rebuild', 'rebuild export-controls --swap').action(
    (model: string | undefined, options: RebuildOptions) => foldAll(terminal, model, options),
  );
};

/** One after the other: the instance answers questions meanwhile. */
const foldAll = async (terminal: Terminal, model: string | undefined, options: RebuildOptions) => {
  const instance = terminal.instance(options.url);
  const models = model === undefined ? await modelsOf(instance) : [model];
  for (const one of models) await fold(terminal, instance, { ...options, model: one });
};

const modelsOf = async (instance: Instance): Promise<readonly string[]> => {
  const { read } = await instance.get('v1/status', status);
  return read.data.models.map(({ model }) => model.replace(/@\d+$/, ''));
};

const fold = async (
  terminal: Terminal,
  instance: Instance,
  { model, json, swap }: RebuildOptions & Readonly<{ model: string }>,
) => {
  const body = jsonBody({ model, swap: swap ?? false });
  const { read } = await instance.post('v1/rebuilds', rebuildStarted, { body });
  const { read: ended, text } = await untilOver(terminal, `Rebuilding ${model}`, {
    look: () => instance.get(at('v1/rebuilds', read.data.id), rebuildRead),
    isRunning: ({ state }) => state === 'running',
    reached: ({ done, total }) => [done, total],
  });
  terminal.print(json ? text : outcomeOf(ended.data));
  if (ended.data.state !== 'same') terminal.exitCode = EXIT.unexpected;
};

const SENTENCES: Readonly<Record<Rebuild['state'], string>> = {
  running: 'It is still running.',
  same: 'The running model is what the log says.',
  differs: 'The running model is not what the log says.',
  failed: 'The rebuild failed.',
};

/** After an upgrade or a new generation, until the instance has made the model anew. */
const NOTHING_TO_COMPARE =
  'No running model of this version and this generation of the log is there to compare with.';

const sentenceOf = ({ state, live }: Rebuild): string =>
  state === 'differs' && (live ?? null) === null ? NOTHING_TO_COMPARE : SENTENCES[state];

const outcomeOf = (outcome: Rebuild): string => {
  const { model, position, live, rebuilt, swapped, error } = outcome;
  return [
    `${model} at position ${position ?? '–'}: ${sentenceOf(outcome)}`,
    `  running  ${live ?? '–'}`,
    `  rebuilt  ${rebuilt ?? '–'}`,
    swapped ? 'The rebuilt model is now the running one.' : 'Nothing was swapped.',
    ...(error ? [error] : []),
  ].join('\n');
};
