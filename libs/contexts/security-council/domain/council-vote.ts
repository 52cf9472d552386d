import type { DraftResolutionFailed } from '@contracts';

export type CouncilVote = Pick<DraftResolutionFailed['data'], 'symbol' | 'tally' | 'casts'>;

// UN Charter, Articles 23 and 27, as amended in 1965.
const PERMANENT_MEMBERS: readonly string[] = ['CHN', 'FRA', 'GBR', 'RUS', 'USA'];
const MEMBERS = 15;
const VOTES_TO_ADOPT = 9;
const KINDS = ['for', 'against', 'abstaining'] as const;

export const isPermanent = (state: string): boolean => PERMANENT_MEMBERS.includes(state);

/** A permanent member's abstention is no veto: ICJ, Namibia (1971), paragraph 22. */
export const permanentAgainst = ({ casts }: CouncilVote): readonly string[] =>
  casts
    .filter(({ state, cast }) => cast === 'against' && isPermanent(state))
    .map(({ state }) => state);

/** The majority of Article 27 (3), the concurrence of the permanent members aside. */
export const hasMajority = ({ tally }: CouncilVote): boolean => tally.for >= VOTES_TO_ADOPT;

/** Whether the members left out can have voted so that the tally comes out. */
export const isPossible = ({ tally, casts }: CouncilVote): boolean => {
  const voting = tally.for + tally.against + tally.abstaining;
  const numberOf = (kind: string) => casts.filter(({ cast }) => cast === kind).length;
  return (
    voting + numberOf('not-participating') <= MEMBERS &&
    KINDS.every((kind) => numberOf(kind) <= tally[kind]) &&
    isCouncil(casts.map(({ state }) => state))
  );
};

/** Each member once, and no more elected ones than there are seats. */
const isCouncil = (states: readonly string[]): boolean =>
  new Set(states).size === states.length &&
  states.filter((state) => !isPermanent(state)).length <= MEMBERS - PERMANENT_MEMBERS.length;
