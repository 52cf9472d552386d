import { type RestsOn, restsOn } from '@answers';
import {
  earlierFirst,
  startOf,
  type Basis,
  type Instant,
  type Known,
  type LegalDate,
  type LegalDay,
} from '@kernel';

import { nothing, type Reading } from './reading';

export type ChangeKind =
  | 'established'
  | 'rebasing'
  | 'expansion'
  | 'reduction'
  | 'suspension'
  | 'resumption'
  | 'withdrawal'
  | 'itemisation';

/** Numbers as an authority states them: null where it does not, and then nobody computes them. */
export type Figures = Readonly<{
  grossAdded: number | null;
  grossRemoved: number | null;
  /** Signed: a reduction's is below zero. */
  net: number | null;
  statedTotal: number | null;
  /** What the total would be by the old count, as the authority says itself. */
  statedExpectation: number | null;
}>;

/** What a definite act does to a list. */
export type Act = Readonly<{
  kind: ChangeKind;
  instrument: string;
  promulgatedOn: LegalDate | null;
  effectiveOn: LegalDay;
  basis: Basis;
  figures: Figures;
  /** When it was first observed here, for want of a day of promulgation. */
  recordedAt: Instant;
  restsOn: RestsOn;
}>;

export const NO_FIGURES: Figures = {
  grossAdded: null,
  grossRemoved: null,
  net: null,
  statedTotal: null,
  statedExpectation: null,
};

/** The first of a list's days; of one day, the first that is given. */
export const earliest = (days: readonly LegalDay[]): LegalDay | undefined =>
  days.toSorted((a, b) => earlierFirst(startOf(a), startOf(b)))[0];

type Stated = Readonly<{
  instrument: string;
  promulgatedOn: LegalDate | null;
  effectiveOn: LegalDay;
  basis: Basis;
  net: number | null;
  statedTotal: number | null;
}>;

const act = (kind: ChangeKind, fact: Known<{ data: Stated }>, figures: Partial<Figures>): Act => {
  const { instrument, promulgatedOn, effectiveOn, basis, net, statedTotal } = fact.data;
  return {
    kind,
    instrument,
    promulgatedOn,
    effectiveOn,
    basis,
    figures: { ...NO_FIGURES, net, statedTotal, ...figures },
    recordedAt: fact.recordedAt,
    restsOn: restsOn(fact),
  };
};

const standing = (
  kind: ChangeKind,
  fact: Known<{ data: Readonly<{ instrument: string }> }>,
  effectiveOn: LegalDay,
): Act => ({
  kind,
  instrument: fact.data.instrument,
  promulgatedOn: null,
  effectiveOn,
  basis: 'legal-act',
  figures: NO_FIGURES,
  recordedAt: fact.recordedAt,
  restsOn: restsOn(fact),
});

/** Null where a fact announces, claims or confirms, and so changes nothing by itself. */
export const ACTS: Reading<Act | null> = {
  ExportBanListEstablished: (fact) => {
    const { provisions, statedTotal, ...data } = fact.data;
    const first = earliest(provisions.map(({ effectiveOn }) => effectiveOn));
    if (!first) return null;
    const basis = provisions.find(({ effectiveOn }) => effectiveOn === first)?.basis ?? 'legal-act';
    const stated = { ...data, effectiveOn: first, basis, net: null, statedTotal };
    return act('established', { ...fact, data: stated }, {});
  },
  ExportBanListExpanded: (fact) => act('expansion', fact, { grossAdded: fact.data.grossAdded }),
  ExportBanListReduced: (fact) => act('reduction', fact, { grossRemoved: fact.data.grossRemoved }),
  ExportBanListRebased: (fact) =>
    act('rebasing', fact, {
      grossAdded: fact.data.grossAdded,
      statedExpectation: fact.data.expectedTotal,
    }),
  ExportBanListSuspended: (fact) => standing('suspension', fact, fact.data.suspendedOn),
  ExportBanListResumed: (fact) => standing('resumption', fact, fact.data.resumedOn),
  ExportBanListWithdrawn: (fact) => standing('withdrawal', fact, fact.data.endedFrom),
  ExportBanListItemised: (fact) => {
    const { effectiveOn, basis, edition } = fact.data;
    if (effectiveOn === null) return null;
    const named = { ...fact, data: { instrument: edition } };
    return { ...standing('itemisation', named, effectiveOn), basis };
  },
  ExportBanListExpansionAnnounced: nothing,
  // Answers never rest on the timekeeper: the day itself does the work.
  ExportBanListChangeTookEffect: nothing,
  DateClaimed: nothing,
  DateAdopted: nothing,
  StatusConfirmed: nothing,
};
