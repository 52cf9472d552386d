import { sourcesShown, type Answer, type Asked } from '@answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows } from '@platform/projections';

import { metaOf } from '../answers/envelope';
import { regimeAt } from '../answers/regime-at';
import { sanctionsRegime } from './sanctions-regime.timeline';
import { citedBy, shownRegime, type ShownRegime } from './shown-regime';

/** One regime: measures in force, committee, monitors and their mandates, who contests it. */
export class SanctionsRegimeQuery extends Query<Answer<ShownRegime>> {
  constructor(readonly asked: Asked & Readonly<{ regime: string }>) {
    super();
  }
}

@QueryHandler(SanctionsRegimeQuery)
export class SanctionsRegimeHandler implements IQueryHandler<SanctionsRegimeQuery> {
  constructor(
    private readonly rows: VersionRows,
    private readonly archive: EvidenceArchive,
  ) {}

  /** @throws RegimeUnknown, UnreadableDate */
  async execute({ asked }: SanctionsRegimeQuery): Promise<Answer<ShownRegime>> {
    const { value } = await regimeAt(this.rows, asked, sanctionsRegime);
    const sources = await sourcesShown(this.archive, citedBy(value));
    return { data: shownRegime(value, sources), meta: metaOf(asked, [value]) };
  }
}
