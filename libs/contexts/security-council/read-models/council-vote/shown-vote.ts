import { stated, statedDate, type ShowSources } from '@answers';

import type { CouncilVote } from './council-vote.timeline';

export type ShownVote = ReturnType<typeof shownVote>;

export const shownVote = (vote: CouncilVote, sources: ShowSources) => {
  const { extendsMandateUntil, extendsMeasuresUntil, imposes } = vote.proposal;
  return {
    symbol: vote.symbol,
    ...stated('draft', vote.draft),
    ...statedDate('date', vote.date),
    regime: vote.regime,
    outcome: vote.outcome,
    tally: vote.tally,
    casts: vote.casts,
    vetoedBy: vote.vetoedBy,
    sponsors: vote.sponsors,
    ...stated('wouldExtendMandate', extendsMandateUntil ? true : null),
    ...statedDate('wouldExtendMandateUntil', extendsMandateUntil ?? null),
    ...statedDate('wouldExtendMeasuresUntil', extendsMeasuresUntil ?? null),
    ...stated('wouldImpose', imposes ?? null),
    ...stated('blockedMandate', vote.blockedMandate),
    ...sources(vote.restsOn),
  };
};
