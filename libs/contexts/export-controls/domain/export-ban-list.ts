import type {
  DateAdopted,
  DateClaimed,
  ExportBanListEstablished,
  ExportBanListExpanded,
  ExportBanListExpansionAnnounced,
  ExportBanListFact,
  ExportBanListItemised,
  ExportBanListRebased,
  ExportBanListReduced,
  ExportBanListResumed,
  ExportBanListSuspended,
  ExportBanListWithdrawn,
  StatusConfirmed,
} from '@contracts';
import { restingOn, type DomainEvent } from '@kernel';

export type Counted =
  ExportBanListEstablished | ExportBanListExpanded | ExportBanListReduced | ExportBanListRebased;

export type Turn = ExportBanListSuspended | ExportBanListResumed | ExportBanListWithdrawn;

/** What an authority promulgated. One change of a list is one of these and no other. */
export type Promulgation = Counted | Turn;

/** The parts of one edition's difference, put together again. */
export type EditionOnRecord = Omit<ExportBanListItemised['data'], 'part'>;

export const isCounted = (change: Promulgation): change is Counted => 'statedTotal' in change.data;

export const isTurn = (change: Promulgation): change is Turn => !isCounted(change);

/** What decisions need to know of a list's past, each in the order in which it became known. */
export type EstablishedList = Readonly<{
  status: 'established';
  act: ExportBanListEstablished['data'];
  promulgations: readonly Promulgation[];
  announcements: readonly ExportBanListExpansionAnnounced['data'][];
  editions: readonly EditionOnRecord[];
  claims: readonly DateClaimed['data'][];
  adoptions: readonly DateAdopted['data'][];
  looks: readonly StatusConfirmed['data'][];
}>;

/** Before its founding act is known, what is known of a list waits for it. */
export type ExportBanListState =
  Readonly<{ status: 'unknown'; waiting: readonly ExportBanListFact[] }> | EstablishedList;

export const NOTHING_KNOWN: ExportBanListState = { status: 'unknown', waiting: [] };

/** Applies a fact. No rule lives here: history is never refused. */
export const evolve = (state: ExportBanListState, fact: ExportBanListFact): ExportBanListState => {
  if (state.status === 'established') return withFact(state, fact);
  const waiting = [...state.waiting, fact];
  const [act, ...resting] = restingOn('ExportBanListEstablished', waiting);
  if (act?.type !== 'ExportBanListEstablished') return { status: 'unknown', waiting };
  return resting.reduce<EstablishedList>(withFact, foundedBy(act));
};

const foundedBy = (act: ExportBanListEstablished): EstablishedList => ({
  status: 'established',
  act: act.data,
  promulgations: [act],
  announcements: [],
  editions: [],
  claims: [],
  adoptions: [],
  looks: [],
});

type Said = { [Fact in ExportBanListFact as Fact['type']]: Fact['data'] };
type FactOf<Type extends keyof Said> = {
  [Each in Type]: DomainEvent<Each, Said[Each]>;
}[Type];

const withFact = <Type extends keyof Said>(
  list: EstablishedList,
  fact: FactOf<Type>,
): EstablishedList => opinions[fact.type](list, fact);

const promulgated = (list: EstablishedList, fact: Promulgation): EstablishedList => ({
  ...list,
  promulgations: [...list.promulgations, fact],
});

const opinions: {
  [Type in keyof Said]: (list: EstablishedList, fact: FactOf<Type>) => EstablishedList;
} = {
  ExportBanListEstablished: (list, act) => ({ ...promulgated(list, act), act: act.data }),
  ExportBanListExpanded: promulgated,
  ExportBanListReduced: promulgated,
  ExportBanListRebased: promulgated,
  ExportBanListSuspended: promulgated,
  ExportBanListResumed: promulgated,
  ExportBanListWithdrawn: promulgated,
  ExportBanListExpansionAnnounced: (list, { data }) => ({
    ...list,
    announcements: [...list.announcements, data],
  }),
  ExportBanListItemised: (list, { data }) => ({
    ...list,
    editions: withPart(list.editions, data),
  }),
  DateClaimed: (list, { data }) => ({ ...list, claims: [...list.claims, data] }),
  DateAdopted: (list, { data }) => ({ ...list, adoptions: [...list.adoptions, data] }),
  StatusConfirmed: (list, { data }) => ({ ...list, looks: [...list.looks, data] }),
  // The day itself did the work.
  ExportBanListChangeTookEffect: (list) => list,
};

/** The parts of an edition are one commit: they stand one behind another. */
const withPart = (
  editions: readonly EditionOnRecord[],
  { part, ...piece }: ExportBanListItemised['data'],
): readonly EditionOnRecord[] => {
  const begun = editions.at(-1);
  if (part.index === 0 || begun === undefined) return [...editions, piece];
  const joined = {
    ...begun,
    added: [...begun.added, ...piece.added],
    amended: [...begun.amended, ...piece.amended],
    removed: [...begun.removed, ...piece.removed],
  };
  return [...editions.slice(0, -1), joined];
};
