import { types } from 'node:util';

import { Command, CommanderError } from 'commander';

import { backup } from './commands/backup.command';
import { bisect } from './commands/bisect.command';
import { changes } from './commands/changes.command';
import { check } from './commands/check.command';
import { checks } from './commands/checks.command';
import { confirm } from './commands/confirm.command';
import { events } from './commands/events.command';
import { importEdition } from './commands/import-edition.command';
import { lists } from './commands/lists.command';
import { loadReference } from './commands/load-reference.command';
import { log } from './commands/log.command';
import { prepare } from './commands/prepare.command';
import { reactions } from './commands/reactions.command';
import { rebuild } from './commands/rebuild.command';
import { record } from './commands/record.command';
import { regime } from './commands/regime.command';
import { replay } from './commands/replay.command';
import { retract } from './commands/retract.command';
import { start } from './commands/start.command';
import { status } from './commands/status.command';
import { story } from './commands/story.command';
import { timeline } from './commands/timeline.command';
import { votes } from './commands/votes.command';
import { EXIT, EXIT_CODES_HELP, type ExitCode } from './exit-codes';
import { ExpectedError } from './expected-error';
import type { Io } from './io';
import { isSystemError } from './system-error';
import { Terminal } from './terminal';

const COMMANDS = [
  start,
  ...[lists, check, checks, changes],
  ...[regime, timeline, votes, story],
  ...[importEdition, record, confirm, retract],
  ...[events, bisect, rebuild, replay, backup, status],
  ...[reactions, loadReference, log, prepare],
];

/** The whole command line, bound to one terminal. */
const programFor = (terminal: Terminal): Command => {
  const { stdout, stderr } = terminal.io;
  const program = new Command('interdict')
    .description('Asks and tells a running Interdict: sanctions and export controls as facts.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
    })
    .showHelpAfterError('(--help tells more)')
    .addHelpText('afterAll', EXIT_CODES_HELP);
  for (const command of COMMANDS) command(program, terminal);
  return program;
};

/** @param argv the words after the program's name */
export const run = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  const terminal = new Terminal(io);
  try {
    await programFor(terminal).parseAsync([...argv], { from: 'user' });
    return terminal.exitCode;
  } catch (error) {
    return toldOf(terminal, error);
  }
};

/** An expected error is a sentence; only the unexpected has a stack, for whoever mends it. */
const toldOf = (terminal: Terminal, error: unknown): ExitCode => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (error instanceof ExpectedError) {
    terminal.note(error.message);
    for (const line of error.particulars) terminal.note(`  ${line}`);
    return error.exitCode;
  }
  terminal.note(`Unexpected: ${unexpected(error)}`);
  return EXIT.unexpected;
};

/** A full disk or a directory that may not be written to says so itself. */
const unexpected = (error: unknown): string => {
  if (isSystemError(error) && error.syscall !== undefined) return error.message;
  return types.isNativeError(error) ? (error.stack ?? error.message) : String(error);
};
