import type { Command } from 'commander';

import { asking, examples, type Asking } from '../command';
import { councilVotes, type CouncilVote } from '../instance/sanctions-regime.answer';
import { footing } from '../print/envelope';
import { toned, type Paint } from '../print/paint';
import { table } from '../print/table';
import type { Terminal } from '../terminal';

type VotesOptions = Asking &
  Readonly<{
    regime?: string;
    symbol?: string;
    outcome?: string;
    state?: string;
    cast?: string;
    asOf?: string;
    knownAt?: string;
  }>;

export const votes = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('votes')
    .description(
      'Votes of the Security Council: the tally, and who cast what as far as it is known',
    )
    .option('--regime <regime>', 'of one sanctions regime: 1718')
    .option('--symbol <symbol>', 'of one resolution or draft: S/2024/255')
    .option('--outcome <outcome>', 'adopted, vetoed or failed')
    .option('--state <state>', 'where it is known how that state voted (ISO 3166-1 alpha-3)')
    .option('--cast <cast>', 'with --state: for, against, abstaining, not-participating')
    .option('--as-of <moment>', 'only votes taken by then')
    .option('--known-at <when>', 'what was known at an instant or position:N');
  examples(
    asking(command),
    'votes --regime 1718 --outcome vetoed',
    'votes --state RUS --cast against',
  ).action((options: VotesOptions) => show(terminal, options));
};

const show = async (terminal: Terminal, { url, json, ...query }: VotesOptions) => {
  const { read, text } = await terminal.instance(url).get('v1/council-votes', councilVotes, query);
  if (json) {
    terminal.print(text);
    return;
  }
  const head = [
    'DATE',
    'SYMBOL',
    'REGIME',
    'OUTCOME',
    'FOR',
    'AGAINST',
    'ABSTAINING',
    'KNOWN CASTS',
  ];
  terminal.print(table(terminal.paint, head, read.data.map(rowOf(terminal.paint))));
  terminal.print(`\n${footing(terminal.paint, read.meta)}`);
};

const rowOf = (paint: Paint) => (vote: CouncilVote) => [
  ...[vote.date, vote.symbol, vote.regime, toned(paint, vote.outcome)],
  ...[vote.tally.for, vote.tally.against, vote.tally.abstaining],
  vote.casts.map(({ state, cast }) => `${state} ${cast}`).join(', '),
];
