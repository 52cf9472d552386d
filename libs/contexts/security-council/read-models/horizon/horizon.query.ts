import { sourcesShown, type Answer, type Asked } from '@answers';
import type { Instant } from '@kernel';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows } from '@platform/projections';

import { metaOf } from '../answers/envelope';
import { momentOf } from '../answers/regime-at';
import { sanctionsRegime } from '../sanctions-regime/sanctions-regime.timeline';
import { securityCouncil } from '../security-council.read-model';
import { endsToCome, shownEnd, type ShownEnd } from './ends-to-come';

/** What ends from the moment asked for until another, that one included, soonest first. */
export class HorizonQuery extends Query<Answer<readonly ShownEnd[]>> {
  constructor(readonly asked: Asked & Readonly<{ until: Instant }>) {
    super();
  }
}

@QueryHandler(HorizonQuery)
export class HorizonHandler implements IQueryHandler<HorizonQuery> {
  constructor(
    private readonly rows: VersionRows,
    private readonly archive: EvidenceArchive,
  ) {}

  /** @throws UnreadableDate */
  async execute({ asked }: HorizonQuery): Promise<Answer<readonly ShownEnd[]>> {
    const { position, until } = asked;
    const asOf = momentOf(asked);
    const rows = await this.rows.find(securityCouncil, sanctionsRegime, { asOf, position });
    const regimes = rows.map(({ value }) => value).toSorted(byResolution);
    const ends = endsToCome(regimes, { from: asOf, until });
    const cited = ends.flatMap(({ restsOn }) => restsOn);
    const sources = await sourcesShown(this.archive, cited);
    return { data: ends.map((end) => shownEnd(end, sources)), meta: metaOf(asked, regimes) };
  }
}

type Numbered = Readonly<{ regime: string }>;

const byResolution = (one: Numbered, other: Numbered): number =>
  Number(one.regime) - Number(other.regime);
