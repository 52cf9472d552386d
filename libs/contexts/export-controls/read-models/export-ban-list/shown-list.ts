import { type RestsOn, type ShowSources, stated, statedDate, textOf } from '@answers';
import type { Dispute } from './disputes';
import type { ExportBanList } from './export-ban-list';
import type { PendingChange } from './pending-changes';
import type { ProvisionInTime } from './provision-stage';

export type ShownList = ReturnType<typeof shownList>;

export const shownList = (list: ExportBanList, sources: ShowSources) => ({
  list: list.list,
  authority: list.authority,
  jurisdiction: list.jurisdiction,
  zone: list.zone,
  instrument: list.instrument,
  controlType: list.controlType,
  origins: [list.origins].flat(),
  destinations: [list.destinations].flat(),
  total: list.total,
  itemised: list.itemised,
  ...stated('edition', list.edition),
  provisions: list.provisions.map((provision) => shownProvision(provision, sources)),
  pending: list.pending.map((change) => shownPending(change, sources)),
  ...stated('nextEffectiveOn', list.nextEffectiveOn),
  disputed: list.disputed.map((dispute) => shownDispute(dispute, sources)),
  ...sources(list.restsOn),
});

const shownProvision = (provision: ProvisionInTime, sources: ShowSources) => ({
  provision: provision.provision,
  stage: provision.stage,
  effectiveOn: provision.effectiveOn,
  ...stated('suspendedUntil', provision.suspendedUntil),
  origins: [provision.origins].flat(),
  destinations: [provision.destinations].flat(),
  itemised: provision.itemised,
  dependsOn: provision.dependsOn,
  unless: provision.unless,
  citation: provision.citation,
  ...sources(provision.restsOn),
});

const shownPending = (change: PendingChange, sources: ShowSources) => ({
  changeId: change.changeId,
  kind: change.kind,
  stage: change.stage,
  net: change.net,
  statedTotal: change.statedTotal,
  ...statedDate('expectedOn', change.expectedOn),
  ...stated('effectiveOn', change.effectiveOn),
  ...sources(change.restsOn),
});

const shownDispute = ({ changeId, field, values }: Dispute, sources: ShowSources) => ({
  changeId,
  field,
  values: values.map(({ date, source, adopted, restsOn }) => ({
    value: textOf(date),
    source,
    adopted,
    ...sources([restsOn]),
  })),
});

/** Every fact that is shown with a list. */
export const citedBy = (list: ExportBanList): readonly RestsOn[] => [
  ...list.restsOn,
  ...list.provisions.flatMap(({ restsOn }) => restsOn),
  ...list.pending.flatMap(({ restsOn }) => restsOn),
  ...list.disputed.flatMap(({ values }) => values.map(({ restsOn }) => restsOn)),
];
