import { DomainError } from '@kernel';
import { Command } from 'commander';

/** A program that is told what to do by settings alone, and what `--help` says of it. */
export type CommandLine = Readonly<{
  /** As it is typed: `npm run stack`. */
  name: string;
  does: string;
  /** A line each. */
  settings: string;
  /** What was typed after the name. */
  words: readonly string[];
}>;

/** Nothing is started by a word that means something else than its author believes. */
export class UnknownArgument extends DomainError {
  readonly code = 'ARGUMENT_UNKNOWN';
  readonly exitCode = 2;

  constructor(name: string, word: string) {
    super(
      `${name} takes no ${JSON.stringify(word)}: it is told what to do by environment variables. ` +
        `${name} -- --help lists them.`,
    );
  }
}

/**
 * What is to be printed in place of running; null where the program is to run.
 *
 * @throws UnknownArgument
 */
export const helpAskedFor = ({ name, does, settings, words }: CommandLine): string | null => {
  const command = new Command(name)
    .usage('[--help]')
    .description(does)
    .helpOption('-h, --help', 'say this')
    .addHelpText(
      'after',
      `\nSettings, as environment variables, with their defaults:\n${settings}`,
    );
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) });
  const unknown = words.find((word) => !HELP.includes(word));
  if (unknown !== undefined) throw new UnknownArgument(name, unknown);
  if (words.length === 0) return null;
  command.outputHelp();
  return help;
};

const HELP = ['-h', '--help'];
