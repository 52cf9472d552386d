import type { ExportBanListFact } from '@contracts';
import { earlierFirst, restingOn, versionsCutAt } from '@kernel';
import type { CalendarDate, Instant, Known, Version } from '@kernel';
import type { Projection } from '@platform/projections';

import { stageOf } from '../list-facts/list-change';
import { disputesAt } from './disputes';
import { areWhole, changedGoods, draftsAt, itemisedChangesIn } from './editions';
import type { ExportBanList } from './export-ban-list';
import { lookAt } from './last-look';
import { historyIn, instantsIn, type ListHistory } from './list-history';
import { isCounted, totalAt } from './list-total';
import { countAt } from './listed-codes';
import { pendingAt, type PendingChange } from './pending-changes';
import { provisionAt, type ProvisionHistory, type ProvisionInTime } from './provision-stage';

const listAt = (history: ListHistory, at: Instant): ExportBanList => {
  const { act, founding, changes, adoptedDays } = history;
  const { list, authority, jurisdiction, zone, instrument, controlType } = act.data;
  const { heldFrom, freshForDays } = act.data;
  const provisions = provisionsAt(history, at);
  const pending = pendingAt(changes, at);
  const { total, restsOn } = totalAt(changes, at);
  const ended = new Set(provisions.flatMap((p) => (p.stage === 'ended' ? [p.provision] : [])));
  const stage = stageOf(founding, at);
  return {
    list,
    authority,
    jurisdiction,
    zone,
    instrument,
    controlType,
    origins: unionOf(act.data.provisions.map(({ origins }) => origins)),
    destinations: unionOf(act.data.provisions.map(({ destinations }) => destinations)),
    established: stage === 'promulgated' || stage === 'in-force',
    heldFrom,
    freshForDays,
    ...lookAt(history.looks, at),
    total,
    itemised: countAt(history.codes, at, (provision) => !ended.has(provision)),
    edition: editionAt(history, at),
    provisions,
    pending,
    nextEffectiveOn: nextDay(provisions, pending),
    disputed: disputesAt(changes, at),
    adoptedDays,
    itemisedChanges: itemisedChangesIn(history.editions),
    drafts: draftsAt(history.drafts, at),
    restsOn: restsOn.length > 0 ? restsOn : [founding.act.restsOn],
  };
};

const provisionsAt = (history: ListHistory, at: Instant): readonly ProvisionInTime[] =>
  history.provisions.flatMap(
    (provision) => provisionAt(provision, at, goodsOf(provision, at, history)) ?? [],
  );

const goodsOf = (
  { act: { provision }, effectiveFrom }: ProvisionHistory,
  at: Instant,
  history: ListHistory,
): Pick<ProvisionInTime, 'itemised' | 'hasChanged'> => ({
  itemised: areWhole({ provision, effectiveFrom }, at, history),
  hasChanged: history.changes.some(
    (change) => changedGoods(change, at) && (change.effectiveFrom ?? '') > effectiveFrom,
  ),
});

/** Of two that took effect together an edition has the better name: it is its publisher's. */
const editionAt = ({ changes, editions }: ListHistory, at: Instant): string | null => {
  const named = [
    ...changes
      .filter((change) => isCounted(change.kind) && stageOf(change, at) === 'in-force')
      .map(({ changeId: name, effectiveFrom }) => ({
        name,
        from: effectiveFrom ?? '',
        isEdition: false,
      })),
    ...editions
      .filter(({ effectiveFrom }) => effectiveFrom <= at)
      .map(({ name, effectiveFrom: from }) => ({ name, from, isEdition: true })),
  ];
  return named.sort(byFrom).at(-1)?.name ?? null;
};

type Named = Readonly<{ name: string; from: Instant; isEdition: boolean }>;

const byFrom = (a: Named, b: Named): number =>
  earlierFirst(a.from, b.from) ||
  Number(a.isEdition) - Number(b.isEdition) ||
  earlierFirst(a.name, b.name);

/** What is suspended has no day on which it begins. */
const nextDay = (
  provisions: readonly ProvisionInTime[],
  pending: readonly PendingChange[],
): CalendarDate | null => {
  const toCome = provisions.filter(({ stage }) => stage === 'promulgated' || stage === 'announced');
  const days = [...toCome, ...pending].flatMap(({ effectiveOn }) => effectiveOn ?? []);
  return days.sort()[0] ?? null;
};

type Places = 'all' | readonly string[];

const unionOf = (parts: readonly Places[]): Places => {
  const named = parts.flatMap((places) => (places === 'all' ? [] : places));
  return parts.includes('all') ? 'all' : [...new Set(named)].sort();
};

const timeline = (
  known: readonly Known<ExportBanListFact>[],
): readonly Version<ExportBanList>[] => {
  const history = historyIn(restingOn('ExportBanListEstablished', known));
  if (!history) return [];
  return versionsCutAt(instantsIn(history), 'legal-act', (at) => listAt(history, at));
};

export const exportBanList: Projection<ExportBanListFact, ExportBanList> = {
  name: 'export-ban-list',
  streams: 'export-ban-list',
  // Every fact of the stream is one about the list; the stream is named after it.
  keysOf: ({ stream }) => [listOf(stream)],
  timeline,
  columns: ({ list, jurisdiction, zone }) => ({ list, jurisdiction, zone }),
};

const listOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);
