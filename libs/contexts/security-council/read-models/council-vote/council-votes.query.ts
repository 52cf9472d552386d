import { sourcesShown, type Answer, type Asked } from '@answers';
import { isState, type Cast } from '@contracts';
import { earlierFirst } from '@kernel';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows, type VersionRow } from '@platform/projections';

import { StateUnknown, SymbolUnknown } from '../answers/answer.errors';
import { metaOfRecord, notAllOnRecord } from '../answers/envelope';
import { momentOf, regimeAt, statusesAt } from '../answers/regime-at';
import {
  enforcementStatus,
  type EnforcementStatus,
} from '../enforcement-status/enforcement-status.timeline';
import { securityCouncil } from '../security-council.read-model';
import { councilVote, type CouncilVote, type Outcome } from './council-vote.timeline';
import { shownVote, type ShownVote } from './shown-vote';

type Filter = Readonly<{
  regime?: string | undefined;
  symbol?: string | undefined;
  outcome?: Outcome | undefined;
  /** ISO 3166-1 alpha-3: of whom it is known how it voted. */
  state?: string | undefined;
  cast?: Cast['cast'] | undefined;
}>;

/** How the Council voted until the moment asked for, by date and then by symbol. */
export class CouncilVotesQuery extends Query<Answer<readonly ShownVote[]>> {
  constructor(readonly asked: Asked & Filter) {
    super();
  }
}

@QueryHandler(CouncilVotesQuery)
export class CouncilVotesHandler implements IQueryHandler<CouncilVotesQuery> {
  constructor(
    private readonly rows: VersionRows,
    private readonly archive: EvidenceArchive,
  ) {}

  /** @throws RegimeUnknown, SymbolUnknown, StateUnknown, UnreadableDate */
  async execute({ asked }: CouncilVotesQuery): Promise<Answer<readonly ShownVote[]>> {
    const { state } = asked;
    if (state !== undefined && !isState(state)) throw new StateUnknown(state);
    const regimes = await this.regimes(asked);
    const keys = regimes.map(({ regime }) => regime);
    const found = keys.length === 0 ? [] : await this.votes(asked, keys);
    const votes = found.filter(({ value }) => passes(value, asked)).toSorted(inOrder);
    const cited = votes.flatMap(({ value }) => value.restsOn);
    const sources = await sourcesShown(this.archive, cited);
    return {
      data: votes.map(({ value }) => shownVote(value, sources)),
      meta: metaOfRecord(asked, regimes, notAllOnRecord(regimes, 'votes')),
    };
  }

  /** Votes of a regime that nobody knows, or knows no longer, are not shown. */
  private async regimes(asked: CouncilVotesQuery['asked']): Promise<readonly EnforcementStatus[]> {
    const { regime } = asked;
    if (regime === undefined) {
      return (await statusesAt(this.rows, asked)).map(({ value }) => value);
    }
    return [(await regimeAt(this.rows, { ...asked, regime }, enforcementStatus)).value];
  }

  private async votes(
    { symbol, position, ...asked }: CouncilVotesQuery['asked'],
    regime: readonly string[],
  ): Promise<readonly VersionRow<CouncilVote>[]> {
    const sought = { columns: { regime }, position };
    const asOf = momentOf(asked);
    const found = await this.rows.find(securityCouncil, councilVote, { ...sought, asOf });
    const called = found.filter(({ value }) => isCalled(value, symbol));
    if (symbol === undefined || called.length > 0) return called;
    const ever = await this.rows.find(securityCouncil, councilVote, sought);
    if (!ever.some(({ value }) => isCalled(value, symbol))) throw new SymbolUnknown(symbol);
    return [];
  }
}

/** A resolution is found by the draft that it was, too. */
const isCalled = (vote: CouncilVote, symbol: string | undefined): boolean =>
  symbol === undefined || vote.symbol === symbol || vote.draft === symbol;

const passes = (vote: CouncilVote, { outcome, state, cast }: Filter): boolean => {
  if (vote.outcome === null) return false;
  if (outcome !== undefined && vote.outcome !== outcome) return false;
  if (state === undefined && cast === undefined) return true;
  return vote.casts.some(
    (each) =>
      (state === undefined || each.state === state) && (cast === undefined || each.cast === cast),
  );
};

/** A vote's version begins with its day. */
const inOrder = (one: VersionRow<CouncilVote>, other: VersionRow<CouncilVote>): number =>
  earlierFirst(one.validFrom, other.validFrom) ||
  earlierFirst(one.value.symbol, other.value.symbol);
