import { restsOn } from '@answers';
import type { ExportBanListFact } from '@contracts';
import { earlierFirst, startOf, type Known, type LegalDay } from '@kernel';

import type { ListChange } from '../list-facts/list-change';
import { nothing, readAs, type Reading } from '../list-facts/reading';
import type { Look, StandingAct, Standings } from './suspension';

type Mark = Readonly<{ provisions: 'all' | readonly string[]; day: LegalDay }> &
  (
    | Readonly<{ kind: StandingAct['kind']; until: LegalDay | null; changeId: string | null }>
    | Readonly<{ kind: 'look'; stage: Look['stage'] }>
  );

const MARKS: Reading<Mark | null> = {
  ExportBanListSuspended: ({ data: { provisions, changeId, suspendedOn, suspendedUntil } }) => ({
    kind: 'suspended',
    provisions,
    changeId,
    day: suspendedOn,
    until: suspendedUntil,
  }),
  ExportBanListResumed: ({ data: { provisions, changeId, resumedOn } }) => ({
    kind: 'resumed',
    provisions,
    changeId,
    day: resumedOn,
    until: null,
  }),
  ExportBanListWithdrawn: ({ data: { provisions, changeId, endedFrom } }) => ({
    kind: 'ended',
    provisions,
    changeId,
    day: endedFrom,
    until: null,
  }),
  StatusConfirmed: ({ data: { provisions, stage, seenOn } }) =>
    stage === 'ended'
      ? { kind: 'ended', provisions, changeId: null, day: seenOn, until: null }
      : { kind: 'look', provisions, stage, day: seenOn },
  ExportBanListEstablished: nothing,
  ExportBanListExpansionAnnounced: nothing,
  ExportBanListExpanded: nothing,
  ExportBanListReduced: nothing,
  ExportBanListRebased: nothing,
  ExportBanListItemised: nothing,
  ExportBanListChangeTookEffect: nothing,
  DateClaimed: nothing,
  DateAdopted: nothing,
};

/** What was said of one provision, and the changes that said it. */
export const standingsOf = (
  provision: string,
  facts: readonly Known<ExportBanListFact>[],
  changes: readonly ListChange[],
): Standings & Readonly<{ changes: readonly string[] }> => {
  const marks = facts.flatMap((fact) => {
    const mark = readAs(MARKS, fact);
    const concerns = mark?.provisions === 'all' || mark?.provisions.includes(provision);
    return mark && concerns ? [{ ...mark, restsOn: restsOn(fact) }] : [];
  });
  const acts = marks.flatMap((mark) => (mark.kind === 'look' ? [] : [mark]));
  const looks = marks.flatMap((mark) => (mark.kind === 'look' ? [mark] : []));
  const adopted = new Map(changes.map(({ changeId, adoptedDay }) => [changeId, adoptedDay]));
  return {
    acts: acts
      .map(({ kind, changeId, day, until, restsOn }) => {
        const from = startOf((changeId !== null && adopted.get(changeId)) || day);
        return { kind, from, until, restsOn };
      })
      .sort((a, b) => earlierFirst(a.from, b.from)),
    looks: looks
      .map(({ stage, day, restsOn }) => ({ stage, from: startOf(day), restsOn }))
      .sort((a, b) => earlierFirst(a.from, b.from)),
    changes: acts.flatMap(({ changeId }) => changeId ?? []).sort(),
  };
};
