import { sourcesShown, type Answer, type Asked } from '@answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows } from '@platform/projections';

import { developmentAt } from '../answers/development-at';
import { doubtsOf, metaOf, notYet } from '../answers/envelope';
import { citedBy, notYetThere, shownDevelopment, type ShownDevelopment } from './shown-development';

/** One development. Before its first fact it is known and has no status: the answer says so. */
export class DevelopmentQuery extends Query<Answer<ShownDevelopment>> {
  constructor(readonly asked: Asked & Readonly<{ development: string }>) {
    super();
  }
}

@QueryHandler(DevelopmentQuery)
export class DevelopmentHandler implements IQueryHandler<DevelopmentQuery> {
  constructor(
    private readonly rows: VersionRows,
    private readonly archive: EvidenceArchive,
  ) {}

  /** @throws DevelopmentUnknown, UnreadableDate */
  async execute({ asked }: DevelopmentQuery): Promise<Answer<ShownDevelopment>> {
    const found = await developmentAt(this.rows, asked, asked.development);
    const { id, kind, current } = found;
    if (!current) {
      const doubts = [notYet(found), ...doubtsOf(found)];
      return { data: notYetThere(id, kind), meta: metaOf(asked, [found], doubts) };
    }
    const sources = await sourcesShown(this.archive, citedBy(current));
    return {
      data: shownDevelopment(current, sources),
      meta: metaOf(asked, [found], doubtsOf(found)),
    };
  }
}
