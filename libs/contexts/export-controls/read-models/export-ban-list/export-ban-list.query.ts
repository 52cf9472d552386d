import { type Answer, type Asked, sourcesShown } from '@answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows } from '@platform/projections';

import { metaOf } from '../answers/envelope';
import { listAt } from '../answers/list-at';
import { citedBy, shownList, type ShownList } from './shown-list';

/** One list with its provisions, what is pending, and what is in dispute. */
export class ExportBanListQuery extends Query<Answer<ShownList>> {
  constructor(readonly asked: Asked & Readonly<{ list: string }>) {
    super();
  }
}

@QueryHandler(ExportBanListQuery)
export class ExportBanListHandler implements IQueryHandler<ExportBanListQuery> {
  constructor(
    private readonly rows: VersionRows,
    private readonly archive: EvidenceArchive,
  ) {}

  /** @throws ListUnknown, UnreadableDate */
  async execute({ asked }: ExportBanListQuery): Promise<Answer<ShownList>> {
    const found = await listAt(this.rows, asked, asked.list);
    const sources = await sourcesShown(this.archive, citedBy(found.list));
    return { data: shownList(found.list, sources), meta: metaOf(asked, [found]) };
  }
}
