import type { Command } from 'commander';

import { asking, examples, type Asking } from '../command';
import { status as statusAnswer, type Status } from '../instance/status.answer';
import type { Paint } from '../print/paint';
import { table } from '../print/table';
import type { Terminal } from '../terminal';

export const status = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('status')
    .description(
      'The head of the log, how far models and reactions are, what is parked, how fresh lists are',
    );
  examples(asking(command), 'status', 'status --json').action(async ({ url, json }: Asking) => {
    const { read, text } = await terminal.instance(url).get('v1/status', statusAnswer);
    terminal.print(json ? text : inWords(terminal.paint, read.data));
  });
};

const inWords = (paint: Paint, { log, models, reactions, parked, ...rest }: Status): string =>
  [
    `Log at position ${log.position}, recorded ${log.recordedAt ?? 'never'}`,
    log.generation && `Generation ${log.generation}`,
    rest.evidence && evidenceOf(rest.evidence),
    below(table(paint, ['MODEL', ...PROGRESS], models.map(modelRow(paint)))),
    reactions && below(table(paint, ['REACTIONS', ...PROGRESS], reactions.map(consumerRow(paint)))),
    parked && below(parkedOf(paint, parked)),
    below(table(paint, SOURCE_HEAD, (rest.freshness ?? []).map(sourceRow(paint)))),
  ]
    .filter(Boolean)
    .join('\n');

const below = (part: string): string => `\n${part}`;

const PROGRESS = ['POSITION', 'LAG', 'STATE'];

const evidenceOf = ({ documents, citations, bytes }: NonNullable<Status['evidence']>): string =>
  `Evidence: ${String(documents ?? 0)} documents, ${String(citations ?? 0)} citations, ` +
  `${String(bytes ?? 0)} bytes`;

type ModelStatus = Status['models'][number];

/** A model that stopped answers from where it stopped: that must not look like a slow one. */
const modelRow =
  (paint: Paint) =>
  ({ model, position, lag, stopped }: ModelStatus) => [
    ...[model, position, String(lag)],
    stopOf(paint, stopped) ?? 'running',
  ];

const stopOf = (paint: Paint, stopped: unknown): string | undefined => {
  if (stopped === null || stopped === undefined) return undefined;
  const why = typeof stopped === 'string' ? stopped : JSON.stringify(stopped);
  return paint('bad', `stopped: ${why}`);
};

type ConsumerStatus = NonNullable<Status['reactions']>[number];

/** Whether one that lags is slow or stands still is said where the instance says it. */
const consumerRow =
  (paint: Paint) =>
  ({ consumer, position, lag, stopped, outage }: ConsumerStatus) => [
    ...[consumer, position, String(lag)],
    stopOf(paint, stopped) ?? (outage && paint('doubtful', `tries again: ${outage}`)),
  ];

const PARKED_HEAD = ['PARKED EVENT', 'POSITION', 'REACTION', 'WHY'];

const parkedOf = (paint: Paint, parked: NonNullable<Status['parked']>): string => {
  if (parked.length === 0) return 'Nothing is parked.';
  const rows = parked.map(({ eventId, position, reaction, code, message }) => [
    ...[eventId, position, reaction],
    paint('bad', `${message} (${code})`),
  ]);
  return table(paint, PARKED_HEAD, rows);
};

const SOURCE_HEAD = ['SOURCE', 'CHECKED', 'ACCEPTED', 'FRESH'];

type SourceStatus = NonNullable<Status['freshness']>[number];

const sourceRow =
  (paint: Paint) =>
  ({ source, lastChecked, lastAccepted, stale }: SourceStatus) => [
    ...[source, lastChecked, lastAccepted],
    stale ? paint('doubtful', 'stale') : 'yes',
  ];
