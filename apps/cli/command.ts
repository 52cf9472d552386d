import type { Command } from 'commander';

import { WrongUsage } from './expected-error';
import { DEFAULT_URL } from './terminal';

/** What every command that asks an instance takes. */
export type Asking = Readonly<{ url?: string; json?: true }>;

export type When = Readonly<{ asOf?: string; knownAt?: string }>;

export const asking = (command: Command): Command =>
  command
    .option('--url <url>', `where the instance listens (INTERDICT_URL; default ${DEFAULT_URL})`)
    .option('--json', 'print the answer of the API untouched');

/** Both axes of time: when in the world, and when in our knowledge. */
export const dated = (command: Command): Command =>
  command
    .option('--as-of <moment>', 'a day in the authority’s zone, or an instant (default: now)')
    .option(
      '--known-at <when>',
      'what was known at an instant or position:N (default: the newest)',
    );

/** Each runs as it stands, on an instance with the reference history. */
export const examples = (command: Command, ...lines: readonly string[]): Command =>
  command.addHelpText(
    'after',
    ['\nExamples:', ...lines.map((line) => `  $ interdict ${line}`)].join('\n'),
  );

/** For an option that may be given again. */
export const several = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

/** Options that the command cannot do without, told together. @throws WrongUsage */
export const needed = (options: Readonly<Record<string, unknown>>): void => {
  const missing = Object.entries(options).flatMap(([flag, value]) =>
    value === undefined ? [flag] : [],
  );
  if (missing.length > 0) throw new WrongUsage(`${missing.join(', ')} must be stated.`);
};
