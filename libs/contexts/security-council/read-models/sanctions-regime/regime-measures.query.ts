import { sourcesShown, type Answer, type Asked } from '@answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows } from '@platform/projections';
import { isInForce } from '@sanctions-regime';

import { metaOf, notAllOnRecord } from '../answers/envelope';
import { regimeAt } from '../answers/regime-at';
import { sanctionsRegime } from './sanctions-regime.timeline';
import { citedByMeasure, shownMeasure, type ShownMeasure } from './shown-measure';

/**
 * A regime's measures cumulatively: all that resolutions have added to each other and that is in
 * force at the moment asked for, each with the paragraphs that imposed, eased or exempted it.
 */
export class RegimeMeasuresQuery extends Query<Answer<readonly ShownMeasure[]>> {
  constructor(readonly asked: Asked & Readonly<{ regime: string }>) {
    super();
  }
}

@QueryHandler(RegimeMeasuresQuery)
export class RegimeMeasuresHandler implements IQueryHandler<RegimeMeasuresQuery> {
  constructor(
    private readonly rows: VersionRows,
    private readonly archive: EvidenceArchive,
  ) {}

  /** @throws RegimeUnknown, UnreadableDate */
  async execute({ asked }: RegimeMeasuresQuery): Promise<Answer<readonly ShownMeasure[]>> {
    const { value } = await regimeAt(this.rows, asked, sanctionsRegime);
    const measures = value.imposed.filter(isInForce);
    const sources = await sourcesShown(this.archive, measures.flatMap(citedByMeasure));
    return {
      data: measures.map((measure) => shownMeasure(measure, sources)),
      meta: metaOf(asked, [value], notAllOnRecord([value], 'measures')),
    };
  }
}
