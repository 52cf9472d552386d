import { type LearnedAt, type RestsOn, learnedAt } from '@answers';
import {
  BEGINNING,
  type CalendarDate,
  type Instant,
  type Known,
  type LegalDate,
  type LegalDay,
  beginningOf,
  earlierFirst,
  startOf,
} from '@kernel';
import type { DateField, ExportBanListFact } from '@contracts';

import { ACTS, type Act, type ChangeKind } from './act';
import { announcedBy, announcementsIn, type Announced, type Announcement } from './announcement';
import { adoptedDate, adoptedDay, claimedDates, dateWordsIn } from './claimed-dates';
import type { ClaimedDate, DateWords, OwnDate } from './claimed-dates';
import { changeOf, isOf, readAs } from './reading';

export type ChangeStage = 'announced' | 'promulgated' | 'in-force';

/** All that is known of one change of a list, from its first announcement to its effect. */
export type ListChange = Readonly<{
  changeId: string;
  kind: ChangeKind;
  announcements: readonly Announcement[];
  /** The definite act, its dates being those that the system goes by; null if only announced. */
  act: Act | null;
  /** Where nobody says when, from when it was known here, or at the latest from its effect. */
  promulgatedFrom: Instant | null;
  effectiveFrom: Instant | null;
  /** The day of effect that was adopted for it, whatever its acts print. */
  adoptedDay: LegalDay | null;
  claims: readonly ClaimedDate[];
  learned: readonly LearnedAt[];
}>;

export type SaidOfChange = Announced &
  Readonly<{
    stage: ChangeStage;
    promulgatedOn: LegalDate | null;
    /** In the zone of the list's authority. */
    effectiveOn: CalendarDate | null;
  }>;

type Facts = readonly Known<ExportBanListFact>[];

/** Every change that is named in the facts: by its announcement, or else by its day of effect. */
export const changesIn = (facts: Facts): readonly ListChange[] => {
  const byChange = new Map<string, Known<ExportBanListFact>[]>();
  for (const fact of facts) {
    const changeId = changeOf(fact);
    if (changeId === null) continue;
    const known = byChange.get(changeId);
    if (known) known.push(fact);
    else byChange.set(changeId, [fact]);
  }
  return [...byChange]
    .flatMap(([changeId, known]) => changeIn(known, changeId) ?? [])
    .sort((a, b) => earlierFirst(beginOf(a), beginOf(b)) || earlierFirst(a.changeId, b.changeId));
};

const beginOf = ({ announcements, effectiveFrom }: ListChange): Instant =>
  announcements[0]?.from ?? effectiveFrom ?? BEGINNING;

/** Nothing where there are only words about a change that nobody recorded. */
export const changeIn = (facts: Facts, changeId: string): ListChange | undefined => {
  const words = dateWordsIn(facts);
  const printed = mainActIn(facts);
  const announcements = announcementsIn(facts, adoptedDate(words, 'announcedOn'));
  if (!printed && announcements.length === 0) return undefined;
  return {
    changeId,
    kind: printed?.kind ?? announcedKind(facts),
    announcements,
    ...(printed ? definite(withAdopted(printed, words)) : NOTHING_DEFINITE),
    adoptedDay: adoptedDay(words, 'effectiveOn') ?? null,
    claims: claimedDates(words, ownDatesIn(facts, printed)),
    learned: facts.filter((fact) => !isOf('ExportBanListChangeTookEffect')(fact)).map(learnedAt),
  };
};

const announcedKind = (facts: Facts): ChangeKind =>
  facts.some(isOf('ExportBanListExpansionAnnounced')) ? 'expansion' : 'itemisation';

/**
 * Of an act and the goods that belong to it, the act: what it says of numbers and days counts.
 * Goods alone begin with the first provision that names some.
 */
const mainActIn = (facts: Facts): Act | null => {
  const acts = facts.flatMap((fact) => readAs(ACTS, fact) ?? []);
  const goods = acts.toSorted((a, b) =>
    earlierFirst(startOf(a.effectiveOn), startOf(b.effectiveOn)),
  );
  const main = acts.findLast(({ kind }) => kind !== 'itemisation') ?? goods[0];
  if (!main) return null;
  const recordedAt = acts.map((act) => act.recordedAt).reduce(earlier);
  return { ...main, recordedAt };
};

const withAdopted = (act: Act, words: DateWords): Act => ({
  ...act,
  promulgatedOn: adoptedDate(words, 'promulgatedOn') ?? act.promulgatedOn,
  effectiveOn: adoptedDay(words, 'effectiveOn') ?? act.effectiveOn,
});

type Definite = Pick<ListChange, 'act' | 'promulgatedFrom' | 'effectiveFrom'>;

const NOTHING_DEFINITE: Definite = { act: null, promulgatedFrom: null, effectiveFrom: null };

const definite = (act: Act): Definite => {
  const effectiveFrom = startOf(act.effectiveOn);
  const known = earlier(act.recordedAt, effectiveFrom);
  const promulgatedFrom = act.promulgatedOn ? beginningOf(act.promulgatedOn, known) : known;
  return { act, promulgatedFrom, effectiveFrom };
};

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);

/** The dates as printed: an adopted one is a decision about them, not another print. */
const ownDatesIn = (facts: Facts, act: Act | null): readonly OwnDate[] => {
  const announcements = announcementsIn(facts, undefined);
  const [first] = announcements;
  const expected = announcements.findLast(({ expectedOn }) => expectedOn !== null);
  return [
    ...ownDate('announcedOn', first?.announcedOn, first),
    ...ownDate('expectedOn', expected?.expectedOn, expected),
    ...ownDate('promulgatedOn', act?.promulgatedOn, act),
    ...ownDate('effectiveOn', act?.effectiveOn, act),
  ];
};

const ownDate = (
  field: DateField,
  date: LegalDate | null | undefined,
  said: Pick<Act, 'instrument' | 'restsOn'> | null | undefined,
): readonly OwnDate[] => {
  if (!date || !said) return [];
  const { instrument: source, restsOn } = said;
  return [{ field, date, source, from: beginningOf(date, BEGINNING), restsOn }];
};

/** How far a change has come; null before anybody has heard of it. */
export const stageOf = (change: ListChange, at: Instant): ChangeStage | null => {
  const { effectiveFrom, promulgatedFrom } = change;
  if (effectiveFrom !== null && effectiveFrom <= at) return 'in-force';
  if (promulgatedFrom !== null && promulgatedFrom <= at) return 'promulgated';
  return heardOf(change, at).length > 0 ? 'announced' : null;
};

/** A source by whose word a disputed date has come has heard of the change as well. */
const heardOf = ({ announcements, claims }: ListChange, at: Instant): readonly RestsOn[] =>
  [...announcements, ...claims].filter(({ from }) => from <= at).map(({ restsOn }) => restsOn);

/** A change in the words that were heard of it by a moment; null before anybody has heard of it. */
export const saidAt = (change: ListChange, at: Instant): SaidOfChange | null => {
  const stage = stageOf(change, at);
  if (stage === null) return null;
  const announced = announcedBy(change.announcements, at);
  const act = stage === 'announced' ? null : change.act;
  if (!act) {
    const restsOn = announced.restsOn.length > 0 ? announced.restsOn : heardOf(change, at);
    return { ...announced, stage, promulgatedOn: null, effectiveOn: null, restsOn };
  }
  return {
    ...announced,
    stage,
    promulgatedOn: act.promulgatedOn,
    effectiveOn: act.effectiveOn.value,
    // An act that states no number takes back the one that was announced.
    figures: act.figures,
    restsOn: [...announced.restsOn, act.restsOn],
  };
};

/** Wherever the answer about a change may become another one. */
export const instantsOf = ({
  announcements,
  promulgatedFrom,
  effectiveFrom,
  claims,
}: ListChange): readonly Instant[] => [
  ...announcements.map(({ from }) => from),
  ...[promulgatedFrom, effectiveFrom].filter((from) => from !== null),
  ...claims.map(({ from }) => from),
];

/** By their day of effect; of one day, by promulgation. */
export const byEffect = (one: ListChange, other: ListChange): number =>
  earlierFirst(one.effectiveFrom ?? BEGINNING, other.effectiveFrom ?? BEGINNING) ||
  earlierFirst(printedPromulgation(one), printedPromulgation(other));

/** When an act became known here says nothing of which of two is the older. */
const printedPromulgation = ({ act, promulgatedFrom }: ListChange): Instant =>
  (act?.promulgatedOn && promulgatedFrom) ?? BEGINNING;
