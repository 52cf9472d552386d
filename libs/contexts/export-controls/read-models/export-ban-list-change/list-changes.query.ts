import { type Answer, type Asked, sourcesShown } from '@answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows } from '@platform/projections';

import { PeriodReversed } from '../answers/answer.errors';
import { metaOf } from '../answers/envelope';
import { listAt } from '../answers/list-at';
import { exportControls } from '../export-controls.read-model';
import { reckoned } from './expected-totals';
import { exportBanListChange } from './export-ban-list-change.timeline';
import { fallsInto, inOrder, type Period } from './period';
import { shownChange, type ShownChange } from './shown-change';

/** What changed a list, or will, as far as each change had come at the moment asked for. */
export class ListChangesQuery extends Query<Answer<readonly ShownChange[]>> {
  constructor(readonly asked: Asked & Period & Readonly<{ list: string }>) {
    super();
  }
}

@QueryHandler(ListChangesQuery)
export class ListChangesHandler implements IQueryHandler<ListChangesQuery> {
  constructor(
    private readonly rows: VersionRows,
    private readonly archive: EvidenceArchive,
  ) {}

  /** @throws ListUnknown, UnreadableDate, PeriodReversed */
  async execute({ asked }: ListChangesQuery): Promise<Answer<readonly ShownChange[]>> {
    const { list, position, from, to } = asked;
    if (from !== undefined && to !== undefined && to < from) throw new PeriodReversed(from, to);
    const found = await listAt(this.rows, asked, list);
    const sought = { columns: { list }, asOf: found.at, position };
    const rows = await this.rows.find(exportControls, exportBanListChange, sought);
    const changes = reckoned(rows.map(({ value }) => value))
      .filter(({ change }) => fallsInto(change, asked, found.list.zone))
      .sort((a, b) => inOrder(a.change, b.change));
    const cited = changes.flatMap(({ change }) => change.learned);
    const sources = await sourcesShown(this.archive, cited);
    return {
      data: changes.map((change) => shownChange(change, sources)),
      meta: metaOf(asked, [found]),
    };
  }
}
