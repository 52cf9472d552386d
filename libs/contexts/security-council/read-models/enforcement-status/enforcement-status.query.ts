import { sourcesShown, type Answer, type Asked } from '@answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows } from '@platform/projections';

import { metaOf } from '../answers/envelope';
import { regimeAt } from '../answers/regime-at';
import { enforcementStatus } from './enforcement-status.timeline';
import { shownStatus, type ShownStatus } from './shown-status';

/** Whether a regime's measures are in force, who monitors them, and who oversees that. */
export class EnforcementStatusQuery extends Query<Answer<ShownStatus>> {
  constructor(readonly asked: Asked & Readonly<{ regime: string }>) {
    super();
  }
}

@QueryHandler(EnforcementStatusQuery)
export class EnforcementStatusHandler implements IQueryHandler<EnforcementStatusQuery> {
  constructor(
    private readonly rows: VersionRows,
    private readonly archive: EvidenceArchive,
  ) {}

  /** @throws RegimeUnknown, UnreadableDate */
  async execute({ asked }: EnforcementStatusQuery): Promise<Answer<ShownStatus>> {
    const row = await regimeAt(this.rows, asked, enforcementStatus);
    const sources = await sourcesShown(this.archive, row.value.restsOn);
    return { data: shownStatus(row, sources), meta: metaOf(asked, [row.value]) };
  }
}
