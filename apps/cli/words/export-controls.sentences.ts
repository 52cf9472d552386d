import type { EveryStreamFact, ExportBanListFact } from '@contracts';

import { day, named, net, total, until, type Sentences } from './sentences';

export const exportControls: Sentences<Exclude<ExportBanListFact, EveryStreamFact>> = {
  ExportBanListEstablished: ({ list, authority, controlType, statedTotal }) =>
    `${authority} established ${list} (${controlType}), ${total(statedTotal)}`,
  ExportBanListExpansionAnnounced: (data) =>
    `${data.list}: ${data.changeId} announced on ${day(data.announcedOn)}, ${net(data.net)}, ` +
    total(data.statedTotal),
  ExportBanListExpanded: (data) =>
    `${data.list}: ${data.changeId} expands it ${net(data.net)} ` +
    `from ${day(data.effectiveOn)} on, ${total(data.statedTotal)}`,
  ExportBanListReduced: (data) =>
    `${data.list}: ${data.changeId} reduces it ${net(data.net)} ` +
    `from ${day(data.effectiveOn)} on, ${total(data.statedTotal)}`,
  ExportBanListRebased: (data) =>
    `${data.list}: ${data.changeId} counts anew from ${day(data.effectiveOn)} on ` +
    `(${data.criteria.from} → ${data.criteria.to}), ${total(data.statedTotal)}`,
  ExportBanListItemised: ({ list, edition, stage, added, amended, removed }) =>
    `${list}: edition “${edition}” (${stage}), ${String(added.length)} added, ` +
    `${String(amended.length)} amended, ${String(removed.length)} removed`,
  ExportBanListSuspended: ({ list, provisions, suspendedOn, suspendedUntil }) =>
    `${list}: ${scope(provisions)} suspended from ${day(suspendedOn)} on, ${until(suspendedUntil)}`,
  ExportBanListResumed: ({ list, provisions, resumedOn }) =>
    `${list}: ${scope(provisions)} resumed from ${day(resumedOn)} on`,
  ExportBanListWithdrawn: ({ list, provisions, endedFrom }) =>
    `${list}: ${scope(provisions)} withdrawn, gone from ${day(endedFrom)} on`,
  ExportBanListChangeTookEffect: ({ list, changeId, effectiveOn }) =>
    `${list}: ${changeId} took effect on ${day(effectiveOn)}`,
};

const scope = (provisions: readonly string[] | 'all'): string =>
  provisions === 'all' ? 'all of it' : named(provisions);
