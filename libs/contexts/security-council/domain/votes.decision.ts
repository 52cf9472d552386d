import type {
  DraftResolutionFailed,
  DraftResolutionTabled,
  DraftResolutionVetoed,
  ResolutionAdopted,
  SanctionsRegimeFact,
} from '@contracts';
import { sameContent, isCertainlyAfter } from '@kernel';

import {
  hasMajority,
  isPermanent,
  isPossible,
  permanentAgainst,
  type CouncilVote,
} from './council-vote';
import { requireEndAfter } from './date-order';
import { onlyMandateOn } from './mandates';
import { extendMandate } from './mandates.decision';
import { saysTheSame } from './said';
import { saidOf, type EstablishedRegime } from './sanctions-regime';
import * as refused from './votes.errors';

type Decision = readonly SanctionsRegimeFact[];
type Vote = ResolutionAdopted | DraftResolutionVetoed | DraftResolutionFailed;

export const tableDraft = (
  data: DraftResolutionTabled['data'],
  regime: EstablishedRegime,
): Decision => {
  requireSymbolOf('draft', data.symbol);
  requireProposalAfter(data.tabledOn, data);
  const tabled = tabledDrafts(regime, data.symbol)[0];
  if (tabled && sameContent(tabled.fact.data, data)) return [];
  if (tabled) throw new refused.DraftAlreadyTabled(data.symbol);
  votesOn(regime, [data.symbol]).forEach(({ dated }) => {
    requireTabledFirst(data, dated);
  });
  return [{ type: 'DraftResolutionTabled', data }];
};

export const recordAdoption = (
  data: ResolutionAdopted['data'],
  regime: EstablishedRegime,
): Decision => {
  const adopted = { type: 'ResolutionAdopted', data } as const;
  requirePossible(data);
  requireAdoptable(data);
  requireSymbolOf('resolution', data.symbol);
  if (data.draft !== null) requireSymbolOf('draft', data.draft);
  return isOnRecord(regime, adopted) ? [] : [adopted, ...extensionBy(data, regime)];
};

/** Charter, Article 27 (3). @throws TooFewVotes, PermanentMemberAgainst */
const requireAdoptable = (vote: CouncilVote): void => {
  if (!hasMajority(vote)) throw new refused.TooFewVotes(vote.symbol, vote.tally.for);
  const against = permanentAgainst(vote);
  if (against.length > 0) throw new refused.PermanentMemberAgainst(vote.symbol, against);
};

/** In the adoption's own commit. Which of several mandates is meant nobody guesses. */
const extensionBy = (
  { regime: id, symbol, votedOn, proposal }: ResolutionAdopted['data'],
  regime: EstablishedRegime,
): Decision => {
  const mandate = onlyMandateOn(regime, votedOn);
  if (!proposal.extendsMandateUntil || !mandate) return [];
  const extension = {
    extendedBy: symbol,
    decidedOn: votedOn,
    endsOn: proposal.extendsMandateUntil,
  };
  return extendMandate({ regime: id, ...mandate, ...extension }, regime);
};

export const recordVeto = (
  data: DraftResolutionVetoed['data'],
  regime: EstablishedRegime,
): Decision => {
  const vetoed = { type: 'DraftResolutionVetoed', data } as const;
  requirePossible(data);
  requireVeto(data);
  requireSymbolOf('draft', data.symbol);
  return isOnRecord(regime, vetoed) ? [] : [vetoed, ...blockedBy(data, regime)];
};

const requireVeto = (vote: DraftResolutionVetoed['data']): void => {
  const elected = vote.vetoedBy.filter((state) => !isPermanent(state));
  if (elected.length > 0) throw new refused.VetoOfElectedMember(elected);
  const against = permanentAgainst(vote);
  if (!hasMajority(vote) || against.length === 0) throw new refused.NotAVeto(vote.symbol);
  if (!sameContent(vote.vetoedBy.toSorted(), against.toSorted())) {
    throw new refused.VetoDisagreesWithCasts(vote.vetoedBy, against);
  }
};

/**
 * In the veto's own commit: nobody sees the one without the other. A draft says that "the mandate"
 * is extended and until when, and not of whom: where no mandate is on record, or several, nothing
 * tells which inspection was blocked, and the veto stands alone.
 */
const blockedBy = (
  { regime: id, symbol, votedOn, proposal, vetoedBy }: DraftResolutionVetoed['data'],
  regime: EstablishedRegime,
): Decision => {
  const only = onlyMandateOn(regime, votedOn);
  if (!proposal.extendsMandateUntil || !only) return [];
  const { mandate } = only;
  const data = { regime: id, mandate, symbol, blockedOn: votedOn, blockedBy: vetoedBy };
  return [{ type: 'SanctionsInspectionBlocked', data }];
};

/** Fewer than nine votes: there was nothing left to veto, whoever voted against. */
export const recordFailure = (
  data: DraftResolutionFailed['data'],
  regime: EstablishedRegime,
): Decision => {
  const failed = { type: 'DraftResolutionFailed', data } as const;
  requirePossible(data);
  if (hasMajority(data)) throw new refused.NotAFailure(data.symbol);
  requireSymbolOf('draft', data.symbol);
  return isOnRecord(regime, failed) ? [] : [failed];
};

const requirePossible = (vote: Vote['data']): void => {
  if (!isPossible(vote)) throw new refused.ImpossibleTally(vote.symbol);
  requireProposalAfter(vote.votedOn, vote);
};

type Proposing = Pick<Vote['data'], 'proposal'>;

const requireProposalAfter = (day: Vote['data']['votedOn'], { proposal }: Proposing): void => {
  requireEndAfter(day, proposal.extendsMandateUntil);
  requireEndAfter(day, proposal.extendsMeasuresUntil);
};

/**
 * Whether a vote is on record, word for word. More casts than before are other words, too.
 *
 * @throws VoteAlreadyRecorded, TabledAfterVote
 */
const isOnRecord = (regime: EstablishedRegime, vote: Vote): boolean => {
  const documents = documentsOf(vote.data);
  const recorded = votesOn(regime, documents);
  if (recorded.some(({ fact }) => saysTheSame(fact, vote))) return true;
  if (recorded.length > 0) throw new refused.VoteAlreadyRecorded(vote.data.symbol);
  documents
    .flatMap((symbol) => tabledDrafts(regime, symbol))
    .forEach(({ dated }) => {
      requireTabledFirst(dated, vote.data);
    });
  return false;
};

const votesOn = (regime: EstablishedRegime, symbols: readonly string[]) =>
  saidOf(regime, 'ResolutionAdopted', 'DraftResolutionVetoed', 'DraftResolutionFailed').filter(
    ({ dated }) => documentsOf(dated).some((symbol) => symbols.includes(symbol)),
  );

/** A draft is voted on once: adopted, it is not vetoed as well. */
const documentsOf = (vote: Vote['data']): readonly string[] =>
  'draft' in vote && vote.draft !== null ? [vote.symbol, vote.draft] : [vote.symbol];

const tabledDrafts = (regime: EstablishedRegime, symbol: string) =>
  saidOf(regime, 'DraftResolutionTabled').filter(({ dated }) => dated.symbol === symbol);

const requireTabledFirst = (
  { symbol, tabledOn }: DraftResolutionTabled['data'],
  { votedOn }: Vote['data'],
): void => {
  if (isCertainlyAfter(tabledOn, votedOn)) throw new refused.TabledAfterVote(symbol);
};

const requireSymbolOf = (document: 'draft' | 'resolution', symbol: string): void => {
  if (symbol.startsWith('S/RES/') !== (document === 'resolution')) {
    throw new refused.SymbolOfOtherDocument(symbol, document);
  }
};
