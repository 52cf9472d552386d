import type { LearnedAt } from '@answers';
import type { DateField, ExportBanListFact } from '@contracts';
import { versionsCutAt } from '@kernel';
import type { CalendarDate, Instant, Known, LegalDate, Version } from '@kernel';
import type { Projection } from '@platform/projections';

import type { ChangeKind, Figures } from '../list-facts/act';
import { changeIn, instantsOf, saidAt } from '../list-facts/list-change';
import type { ChangeStage, ListChange } from '../list-facts/list-change';
import { changeOf } from '../list-facts/reading';

/** A change of a list as it stands at one moment; there is none before anybody has heard of it. */
export type ExportBanListChange = Figures &
  Readonly<{
    list: string;
    changeId: string;
    kind: ChangeKind;
    stage: ChangeStage;
    announcedOn: LegalDate | null;
    expectedOn: LegalDate | null;
    promulgatedOn: LegalDate | null;
    /** The day that the system goes by, in the zone of the list's authority. */
    effectiveOn: CalendarDate | null;
    dateClaims: readonly Readonly<{
      field: DateField;
      date: LegalDate;
      source: string;
      adopted: boolean;
    }>[];
    /** All that was ever recorded of it and still stands, oldest first. */
    learned: readonly LearnedAt[];
  }>;

const changeAt = (change: ListChange, list: string, at: Instant): ExportBanListChange | null => {
  const said = saidAt(change, at);
  if (!said) return null;
  const { stage, announcedOn, expectedOn, promulgatedOn, effectiveOn, figures } = said;
  return {
    list,
    changeId: change.changeId,
    kind: change.kind,
    stage,
    announcedOn,
    expectedOn,
    promulgatedOn,
    effectiveOn,
    ...figures,
    dateClaims: change.claims.map(({ field, date, source, adopted }) => ({
      field,
      date,
      source,
      adopted,
    })),
    learned: change.learned,
  };
};

/**
 * Without the founding act, which has a key of its own: what rests on it is for the query to say,
 * which reads a list's changes only where there is a row of the list.
 */
const timeline = (
  known: readonly Known<ExportBanListFact>[],
  key: string,
): readonly Version<ExportBanListChange>[] => {
  const [list = '', changeId = ''] = key.split(' ');
  const change = changeIn(known, changeId);
  if (!change) return [];
  const basis = change.act?.basis ?? 'publisher-stated';
  return versionsCutAt(instantsOf(change), basis, (at) => changeAt(change, list, at)).flatMap(
    ({ value, ...version }) => {
      if (!value) return [];
      return [
        isFirstObserved(version, change)
          ? { ...version, value, basis: 'first-observed' }
          : { ...version, value },
      ];
    },
  );
};

/** Of an act that nobody dates it is only known that it was there when it was recorded. */
const isFirstObserved = (
  { validFrom }: Pick<Version<unknown>, 'validFrom'>,
  { act, promulgatedFrom, effectiveFrom }: ListChange,
): boolean =>
  act?.promulgatedOn === null && validFrom === promulgatedFrom && validFrom !== effectiveFrom;

const listOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);

export const exportBanListChange: Projection<ExportBanListFact, ExportBanListChange> = {
  name: 'export-ban-list-change',
  streams: 'export-ban-list',
  keysOf: (fact) => {
    const changeId = changeOf(fact);
    return changeId === null ? [] : [`${listOf(fact.stream)} ${changeId}`];
  },
  timeline,
  columns: ({ list, changeId }) => ({ list, changeId }),
};
