import {
  type Answer,
  type Asked,
  type Meta,
  type ShowSources,
  sourcesShown,
  stated,
} from '@answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows } from '@platform/projections';

import { metaOf } from '../answers/envelope';
import { codeOf } from '../answers/goods-code';
import { listAt, type ListAt } from '../answers/list-at';
import { exportControls } from '../export-controls.read-model';
import { itemsAt, pageOf, type Item } from './items';
import { listedGood } from './listed-good.timeline';

type Sought = Readonly<{
  list: string;
  /** Chapter, heading or subheading: what lies under it, and what covers it. */
  code?: string | undefined;
  /** Where the page before ended. */
  cursor?: string | undefined;
  limit: number;
}>;

export type ShownItem = ReturnType<typeof shownItem>;

type ItemsAnswer = Answer<readonly ShownItem[]> &
  Readonly<{ meta: Meta & Readonly<{ nextCursor: string | null }> }>;

/** The codes that are on a list by an edition that took effect, in the order of their codes. */
export class ListedItemsQuery extends Query<ItemsAnswer> {
  constructor(readonly asked: Asked & Sought) {
    super();
  }
}

@QueryHandler(ListedItemsQuery)
export class ListedItemsHandler implements IQueryHandler<ListedItemsQuery> {
  constructor(
    private readonly rows: VersionRows,
    private readonly archive: EvidenceArchive,
  ) {}

  /** @throws ListUnknown, UnreadableDate, CodeSystemUnknown, GoodsCodeUnknown, CursorUnreadable */
  async execute({ asked }: ListedItemsQuery): Promise<ItemsAnswer> {
    const code = asked.code === undefined ? undefined : codeOf(asked.code);
    const found = await listAt(this.rows, asked, asked.list);
    const items = await this.itemsOf(found, asked);
    const page = pageOf(items.filter(isAbout(code)), asked);
    const cited = page.items.flatMap(({ restsOn }) => restsOn);
    const sources = await sourcesShown(this.archive, cited);
    return {
      data: page.items.map((item) => shownItem(item, sources)),
      meta: { ...metaOf(asked, [found]), nextCursor: page.nextCursor },
    };
  }

  private async itemsOf(found: ListAt, { list, position }: Asked & Sought) {
    const goods = await this.rows.find(exportControls, listedGood, { columns: { list }, position });
    return itemsAt(
      goods.map(({ value }) => value),
      found,
    );
  }
}

const isAbout =
  (sought: string | undefined) =>
  ({ code }: Item): boolean =>
    sought === undefined || code.startsWith(sought) || sought.startsWith(code);

const shownItem = (item: Item, sources: ShowSources) => ({
  ...stated('itemNo', item.itemNo),
  codeSystem: item.codeSystem,
  code: item.code,
  description: item.description,
  ...stated('tier', item.tier),
  provision: item.provision,
  /** The provision's: what is listed under a suspended one is on the list and binds nobody. */
  stage: item.stage,
  changeId: item.changeId,
  validFrom: item.validFrom,
  validTo: item.validTo,
  basis: item.basis,
  ...sources(item.restsOn),
});
