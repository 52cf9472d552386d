import type { Command } from 'commander';

import { asking, dated, examples, type Asking, type When } from '../command';
import { at } from '../instance/instance';
import {
  enforcementStatus,
  regimeMeasures,
  sanctionsRegimes,
  type Axes,
  type EnforcementStatus,
  type Measure,
} from '../instance/sanctions-regime.answer';
import { footing } from '../print/envelope';
import { toned, type Paint } from '../print/paint';
import { table } from '../print/table';
import type { Terminal } from '../terminal';

type RegimeOptions = Asking & When & Readonly<{ status?: string }>;

const ROUTE = 'v1/sanctions-regimes';

export const regime = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('regime')
    .argument('[regime]', 'its founding resolution or a later name: 1718')
    .description(
      'Whether sanctions of the Security Council are enforced, and by whom; or one regime',
    )
    .option('--status <status>', 'regimes with that word on an axis only: lapsed');
  examples(
    asking(dated(command)),
    'regime',
    'regime 1718 --as-of 2024-05-01',
    'regime 2713 --json',
  ).action((name: string | undefined, options: RegimeOptions) =>
    name === undefined ? showAll(terminal, options) : showOne(terminal, name, options),
  );
};

const showAll = async (terminal: Terminal, { url, json, ...query }: RegimeOptions) => {
  const { read, text } = await terminal.instance(url).get(ROUTE, sanctionsRegimes, query);
  if (json) {
    terminal.print(text);
    return;
  }
  const head = ['REGIME', 'NAME', 'MEASURES', 'MONITORING', 'OVERSIGHT', 'MANDATE UNTIL'];
  terminal.print(table(terminal.paint, head, read.data.map(rowOf(terminal.paint))));
  terminal.print(`\n${footing(terminal.paint, read.meta)}`);
};

const rowOf = (paint: Paint) => (axes: Axes) => [
  ...[axes.regime, axes.name, toned(paint, axes.measures), toned(paint, axes.monitoring)],
  ...[axes.oversight.join(', '), axes.mandateEndsOn],
];

const showOne = async (terminal: Terminal, name: string, options: RegimeOptions) => {
  const { url, json, asOf, knownAt } = options;
  const instance = terminal.instance(url);
  const path = at(ROUTE, name);
  const status = await instance.get(`${path}/enforcement-status`, enforcementStatus, {
    asOf,
    knownAt,
  });
  if (json) {
    terminal.print(status.text);
    return;
  }
  const measures = await instance.get(`${path}/measures`, regimeMeasures, { asOf, knownAt });
  terminal.print(inWords(terminal.paint, status.read.data));
  if (measures.read.data.length > 0) {
    const head = ['MEASURE', 'KIND', 'DIRECTION', 'WHAT', 'BY', 'UNTIL'];
    terminal.print(`\n${table(terminal.paint, head, measures.read.data.map(measureRow))}`);
  }
  terminal.print(`\n${footing(terminal.paint, status.read.meta)}`);
};

const inWords = (paint: Paint, status: EnforcementStatus): string =>
  [
    paint('heading', [`Regime ${status.regime}`, status.name].filter(Boolean).join(', ')),
    `Measures    ${toned(paint, status.measures)}`,
    `Monitoring  ${toned(paint, status.monitoring)}${bodyOf(status)}`,
    `Oversight   ${status.oversight.join(', ') || 'none'}`,
    blockersOf(status),
    paint('faint', `Since ${status.since ?? 'ever'}, until ${status.until ?? 'further notice'}`),
  ]
    .filter((line) => line !== '')
    .join('\n');

const bodyOf = ({ monitoringBody, mandateEndsOn }: EnforcementStatus): string => {
  const told = [monitoringBody, mandateEndsOn && `mandate until ${mandateEndsOn}`];
  const stated = told.filter(Boolean).join(', ');
  return stated === '' ? '' : ` (${stated})`;
};

const blockersOf = ({ blockedBy }: EnforcementStatus): string =>
  (blockedBy ?? []).length === 0 ? '' : `Blocked by  ${(blockedBy ?? []).join(', ')}`;

const measureRow = (measure: Measure) => [
  ...[measure.measure, measure.kind, measure.direction, whatOf(measure)],
  ...[[measure.imposedBy, measure.paragraph].filter(Boolean).join(' '), measure.endsOn],
];

const whatOf = ({ subject, goods, cap }: Measure): string =>
  [
    subject ?? '',
    goods ? `HS ${goods.codes.join(' ')}` : '',
    cap ? `at most ${String(cap.quantity)} ${cap.unit} a ${cap.period}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n');
