import type { Command } from 'commander';

import { asking, examples, type Asking } from '../command';
import { Interrupted } from '../expected-error';
import { EXIT } from '../exit-codes';
import { at, json as jsonBody, type Answer, type Instance } from '../instance/instance';
import { rebuildRead, rebuildStarted, type Rebuild } from '../instance/rebuild.answer';
import type { Progress } from '../print/progress';
import type { Terminal } from '../terminal';

type RebuildOptions = Asking & Readonly<{ swap?: true }>;

const POLL_MS = 250;

export const rebuild = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('rebuild')
    .argument('[model]', 'the read model', 'export-controls')
    .description('Fold a read model from scratch beside the running one, and compare their digests')
    .option('--swap', 'put the rebuilt one in the place of the running one');
  examples(asking(command), 'rebuild', 'rebuild export-controls --swap').action(
    (model: string, options: RebuildOptions) => fold(terminal, model, options),
  );
};

const fold = async (terminal: Terminal, model: string, { url, json, swap }: RebuildOptions) => {
  const instance = terminal.instance(url);
  const body = jsonBody({ model, swap: swap ?? false });
  const { read } = await instance.post('v1/rebuilds', rebuildStarted, { body });
  const { read: ended, text } = await terminal.showing(`Rebuilding ${model}`, (progress) =>
    watched(terminal, instance, { id: read.data.id, progress }),
  );
  terminal.print(json ? text : outcomeOf(ended.data));
  if (ended.data.state !== 'same') terminal.exitCode = EXIT.unexpected;
};

type Watched = Readonly<{ id: string; progress: Progress }>;

/** Ctrl-C stops the watching; the rebuild goes on where it runs. @throws Interrupted */
const watched = async (
  { io }: Terminal,
  instance: Instance,
  { id, progress }: Watched,
): Promise<Answer<{ data: Rebuild }>> => {
  for (;;) {
    const answer = await instance.get(at('v1/rebuilds', id), rebuildRead);
    const { state, done, total } = answer.read.data;
    progress.reached(done, total);
    if (state !== 'running') return answer;
    await io.pause(POLL_MS, io.interrupted);
    if (io.interrupted.aborted) throw new Interrupted();
  }
};

const SENTENCES: Readonly<Record<Rebuild['state'], string>> = {
  running: 'It is still running.',
  same: 'The running model is what the log says.',
  differs: 'The running model is not what the log says.',
  failed: 'The rebuild failed.',
};

const outcomeOf = ({ model, state, position, live, rebuilt, swapped, error }: Rebuild): string =>
  [
    `${model} at position ${position ?? '–'}: ${SENTENCES[state]}`,
    `  running  ${live ?? '–'}`,
    `  rebuilt  ${rebuilt ?? '–'}`,
    swapped ? 'The rebuilt model is now the running one.' : 'Nothing was swapped.',
    ...(error ? [error] : []),
  ].join('\n');
