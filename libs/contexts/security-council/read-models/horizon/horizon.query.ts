import { sourcesShown, type Answer, type Asked } from '@answers';
import { earlierFirst, type Instant } from '@kernel';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows } from '@platform/projections';

import { metaOf } from '../answers/envelope';
import { momentOf } from '../answers/regime-at';
import { sanctionsRegime } from '../sanctions-regime/sanctions-regime.timeline';
import { securityCouncil } from '../security-council.read-model';
import { endsToCome, shownEnd, type ShownEnd } from './ends-to-come';
import { rulesToCome, shownRule, type ShownRule } from './rules-to-come';

type Shown = ShownEnd | ShownRule;

/**
 * What ends, takes effect or applies again by the Council from the moment asked for until another,
 * that one included, soonest first.
 */
export class HorizonQuery extends Query<Answer<readonly Shown[]>> {
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
  async execute({ asked }: HorizonQuery): Promise<Answer<readonly Shown[]>> {
    const { position, until } = asked;
    const asOf = momentOf(asked);
    const rows = await this.rows.find(securityCouncil, sanctionsRegime, { asOf, position });
    const regimes = rows.map(({ value }) => value).toSorted(byResolution);
    const [ends, rules] = [
      endsToCome(regimes, { from: asOf, until }),
      rulesToCome(regimes, { until }),
    ];
    const cited = [...ends, ...rules].flatMap(({ what }) => what.restsOn);
    const sources = await sourcesShown(this.archive, cited);
    const shown: readonly Readonly<{ at: Instant; entry: Shown }>[] = [
      ...ends.map(({ what, at }) => ({ at, entry: shownEnd(what, sources) })),
      ...rules.map(({ what, at }) => ({ at, entry: shownRule(what, sources) })),
    ];
    const soonestFirst = shown.toSorted((one, other) => earlierFirst(one.at, other.at));
    return { data: soonestFirst.map(({ entry }) => entry), meta: metaOf(asked, regimes) };
  }
}

type Numbered = Readonly<{ regime: string }>;

const byResolution = (one: Numbered, other: Numbered): number =>
  Number(one.regime) - Number(other.regime);
