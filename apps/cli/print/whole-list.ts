import type { ExportBanList } from '../instance/export-ban-list.answer';
import { evidenceLine } from './envelope';
import { toned, type Paint } from './paint';
import { table } from './table';

/** One list whole: provisions with their clocks, what is pending or disputed, its documents. */
export const wholeList = (paint: Paint, list: ExportBanList): string =>
  [
    paint('heading', list.list),
    list.instrument ?? '',
    summaryOf(list),
    section('Provisions', provisionsOf(paint, list)),
    list.pending.length === 0 ? '' : section('Pending', pendingOf(paint, list)),
    section('Disputed', disputesOf(list).join('\n')),
    section('Evidence', documentsOf(list).join('\n')),
  ]
    .filter((part) => part !== '')
    .join('\n');

/** A total that nobody published is not zero. */
const summaryOf = ({ authority, controlType, destinations, total, itemised }: ExportBanList) =>
  [
    ...[authority, controlType, `to ${(destinations ?? []).join(' ')}`],
    `total ${String(total ?? 'not stated')}, itemised ${String(itemised ?? 'not stated')}`,
  ].join(' · ');

const section = (title: string, body: string): string =>
  body === '' ? '' : `\n${title}\n${body.replaceAll(/^/gm, '  ')}`;

const provisionsOf = (paint: Paint, { provisions }: ExportBanList): string =>
  table(
    paint,
    ['PROVISION', 'STAGE', 'EFFECTIVE', 'SUSPENDED UNTIL', 'CITATION'],
    provisions.map(({ provision, stage, effectiveOn, suspendedUntil, citation }) => [
      ...[provision, toned(paint, stage), effectiveOn, suspendedUntil, citation],
    ]),
  );

const pendingOf = (paint: Paint, { pending }: ExportBanList): string =>
  table(
    paint,
    ['CHANGE', 'STAGE', 'NET', 'TOTAL THEN', 'EXPECTED', 'EFFECTIVE'],
    pending.map(({ changeId, stage, net, statedTotal, expectedOn, effectiveOn }) => [
      ...[changeId, toned(paint, stage), net, statedTotal, expectedOn, effectiveOn],
    ]),
  );

type Dispute = NonNullable<ExportBanList['disputed']>[number];

const disputesOf = ({ disputed }: ExportBanList): readonly string[] =>
  (disputed ?? []).map(
    ({ changeId, field, values }) => `${changeId} ${field}: ${values.map(claim).join(' or ')}`,
  );

const claim = ({ value, source, adopted }: Dispute['values'][number]): string =>
  `${value} (${[source, adopted && 'adopted'].filter(Boolean).join(', ')})`;

/** Every document that something shown rests on, each once. */
const documentsOf = ({ evidence, provisions, pending }: ExportBanList): readonly string[] => {
  const sourced = [{ evidence }, ...provisions, ...pending];
  return [...new Set(sourced.flatMap((one) => (one.evidence ?? []).map(evidenceLine)))];
};
