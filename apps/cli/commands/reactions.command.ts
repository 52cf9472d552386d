import type { Command } from 'commander';

import { asking, examples, type Asking } from '../command';
import { WrongUsage } from '../expected-error';
import { keyed, type Keyed } from '../instance/keys';
import { reactions as reactionsAnswer } from '../instance/reactions.answer';
import { retryParked } from '../reactions/retry-parked';
import { shownReactions } from '../reactions/shown-reactions';
import type { Terminal } from '../terminal';

type RetryOptions = Asking & Keyed & Readonly<{ reaction?: string; all?: true }>;

export const reactions = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('reactions')
    .description('Who reacts to what is recorded, how far, and what a rule refused them');
  examples(asking(command), 'reactions', 'reactions retry --all').action(
    async ({ url, json }: Asking) => {
      const { read, text } = await terminal.instance(url).get('v1/reactions', reactionsAnswer);
      terminal.print(json ? text : shownReactions(terminal.paint, read.data));
    },
  );
  retry(command, terminal);
};

const retry = (reactionsCommand: Command, terminal: Terminal): void => {
  const command = reactionsCommand
    .command('retry')
    .argument('[eventId]', 'the event at which something is parked, as `reactions` shows it')
    .description('Have what is parked try again, once its cause is mended')
    .option('--reaction <name>', 'only that one of those parked at the event')
    .option('--all', 'everything that is parked, in the order of the log');
  examples(asking(keyed(command)), 'reactions retry --all', 'reactions retry --all --json').action(
    (eventId: string | undefined, _own: RetryOptions, retrying: Command) => {
      // `--url` and `--json` are taken by the command above, wherever they stand.
      const { url, reaction, all, ...said } = retrying.optsWithGlobals<RetryOptions>();
      if ((eventId === undefined) === (all === undefined)) {
        throw new WrongUsage('Name the event at which something is parked, or --all.');
      }
      return retryParked(terminal, terminal.instance(url), { ...said, eventId, reaction });
    },
  );
};
