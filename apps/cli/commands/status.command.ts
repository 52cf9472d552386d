import type { Command } from 'commander';

import { asking, examples, type Asking } from '../command';
import { status as statusAnswer, type Status } from '../instance/status.answer';
import type { Paint } from '../print/paint';
import { table } from '../print/table';
import type { Terminal } from '../terminal';

export const status = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('status')
    .description('The head of the log, how far each model is, how fresh each list is');
  examples(asking(command), 'status', 'status --json').action(async ({ url, json }: Asking) => {
    const { read, text } = await terminal.instance(url).get('v1/status', statusAnswer);
    terminal.print(json ? text : inWords(terminal.paint, read.data));
  });
};

const inWords = (paint: Paint, { log, models, freshness, evidence }: Status): string =>
  [
    `Log at position ${log.position}, recorded ${log.recordedAt ?? 'never'}`,
    log.generation && `Generation ${log.generation}`,
    evidence && evidenceOf(evidence),
    `\n${table(paint, ['MODEL', 'POSITION', 'LAG', 'STATE'], models.map(modelRow(paint)))}`,
    `\n${table(paint, SOURCE_HEAD, (freshness ?? []).map(sourceRow(paint)))}`,
  ]
    .filter(Boolean)
    .join('\n');

const evidenceOf = ({ documents, citations, bytes }: NonNullable<Status['evidence']>): string =>
  `Evidence: ${String(documents ?? 0)} documents, ${String(citations ?? 0)} citations, ` +
  `${String(bytes ?? 0)} bytes`;

type ModelStatus = Status['models'][number];

/** A model that stopped answers from where it stopped: that must not look like a slow one. */
const modelRow =
  (paint: Paint) =>
  ({ model, position, lag, stopped }: ModelStatus) => [
    ...[model, position, String(lag)],
    stopped === null || stopped === undefined
      ? 'running'
      : paint('bad', `stopped: ${typeof stopped === 'string' ? stopped : JSON.stringify(stopped)}`),
  ];

const SOURCE_HEAD = ['SOURCE', 'CHECKED', 'ACCEPTED', 'FRESH'];

type SourceStatus = NonNullable<Status['freshness']>[number];

const sourceRow =
  (paint: Paint) =>
  ({ source, lastChecked, lastAccepted, stale }: SourceStatus) => [
    ...[source, lastChecked, lastAccepted],
    stale ? paint('doubtful', 'stale') : 'yes',
  ];
