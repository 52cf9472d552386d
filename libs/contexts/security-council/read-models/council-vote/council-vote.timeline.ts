import type { Cast, Proposal, SanctionsRegimeFact, Tally } from '@contracts';
import { beginningOf, versionsCutAt, type Instant, type Known, type LegalDate } from '@kernel';
import type { Version } from '@kernel';
import type { Projection } from '@platform/projections';
import { groundOf, isOf, withAdoptedDates, type Ground, type RegimeFacts } from '@sanctions-regime';

import { regimeOf } from '../answers/regime-of';

export type Outcome = 'adopted' | 'vetoed' | 'failed';

/** What the Council had before it, or decided, under one symbol; none before it was tabled. */
export type CouncilVote = Readonly<{
  regime: string;
  symbol: string;
  /** The draft that became the resolution, where it is known. */
  draft: string | null;
  /** Of the vote; of the tabling before it. */
  date: LegalDate;
  /** A draft that was not voted on yet has none. */
  outcome: Outcome | null;
  tally: Tally | null;
  casts: readonly Cast[];
  /** ISO 3166-1 alpha-3. */
  sponsors: readonly string[];
  vetoedBy: readonly string[];
  proposal: Proposal;
  /** The mandate whose renewal it blocked. */
  blockedMandate: string | null;
  restsOn: readonly Ground[];
}>;

type Turn = Readonly<{ from: Instant; vote: CouncilVote; isDated: boolean }>;

const OUTCOMES = {
  ResolutionAdopted: 'adopted',
  DraftResolutionVetoed: 'vetoed',
  DraftResolutionFailed: 'failed',
} as const;

/** The vote takes the place of the draft; of two that stand the newer. */
const turnsIn = (facts: RegimeFacts): readonly Turn[] => {
  const tabled = facts.findLast(isOf('DraftResolutionTabled'));
  const blocked = facts.findLast(isOf('SanctionsInspectionBlocked'));
  const voted = facts.findLast(isVote);
  const sponsors = tabled?.data.sponsors ?? [];
  return [
    ...(tabled ? [turn(tabled, tabled.data.tabledOn, { sponsors })] : []),
    ...(voted
      ? [
          turn(voted, voted.data.votedOn, {
            ...resultOf(voted),
            sponsors,
            blockedMandate: blocked?.data.mandate ?? null,
            restsOn: [groundOf(voted), ...(blocked ? [groundOf(blocked)] : [])].toReversed(),
          }),
        ]
      : []),
  ];
};

type Vote = Extract<SanctionsRegimeFact, { type: keyof typeof OUTCOMES }>;

const isVote = (fact: Known<SanctionsRegimeFact>): fact is Known<Vote> => fact.type in OUTCOMES;

const resultOf = ({ type, data }: Vote): Partial<CouncilVote> => ({
  outcome: OUTCOMES[type],
  tally: data.tally,
  casts: data.casts,
  draft: 'draft' in data ? data.draft : null,
  vetoedBy: 'vetoedBy' in data ? data.vetoedBy : [],
});

const turn = (
  fact: Known<Extract<SanctionsRegimeFact, { data: { proposal: Proposal } }>>,
  date: LegalDate,
  over: Partial<CouncilVote>,
): Turn => {
  const { regime, symbol, proposal } = fact.data;
  const unvoted = { draft: null, outcome: null, tally: null, casts: [], sponsors: [] };
  const unblocked = { vetoedBy: [], blockedMandate: null, restsOn: [groundOf(fact)] };
  return {
    from: beginningOf(date, fact.recordedAt),
    isDated: date.precision !== 'unknown',
    vote: { regime, symbol, date, proposal, ...unvoted, ...unblocked, ...over },
  };
};

/**
 * Without the founding act, which has a key of its own: what rests on it is for the query to say,
 * which reads the votes of those regimes only that there is a row of.
 */
const timeline = (
  known: readonly Known<SanctionsRegimeFact>[],
  key: string,
): readonly Version<CouncilVote>[] => {
  const symbol = key.slice(key.indexOf(' ') + 1);
  const turns = turnsIn(withAdoptedDates(known.filter((fact) => symbolOf(fact) === symbol)));
  const instants = turns.map(({ from }) => from);
  return versionsCutAt(instants, 'legal-act', (at) =>
    turns.findLast(({ from }) => from <= at),
  ).flatMap(({ value, ...version }) =>
    value
      ? [{ ...version, basis: value.isDated ? version.basis : 'first-observed', value: value.vote }]
      : [],
  );
};

/** The symbol that a fact is about: words on dates name it as their subject. */
const symbolOf = ({ data }: SanctionsRegimeFact): string | null => {
  if ('symbol' in data) return data.symbol;
  return 'field' in data && data.subject.startsWith('S/') ? data.subject : null;
};

export const councilVote: Projection<SanctionsRegimeFact, CouncilVote> = {
  name: 'council-vote',
  streams: 'sanctions-regime',
  keysOf: (fact) => {
    const symbol = symbolOf(fact);
    return symbol === null ? [] : [`${regimeOf(fact.stream)} ${symbol}`];
  },
  timeline,
  columns: ({ regime, symbol }) => ({ regime, symbol }),
};
