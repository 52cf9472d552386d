import { type Answer, type Asked, sourcesShown } from '@answers';
import type { CalendarDate } from '@kernel';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows } from '@platform/projections';

import { checkMeta } from './check-meta';
import { checkedGoods } from './checked-goods';
import { citedByCheck, shownCheck, type ShownCheck } from './shown-check';

type Shipment = Readonly<{
  /** `hs2022:854231`, one or many. */
  goods: readonly string[];
  /** ISO 3166-1 alpha-2. */
  destination: string;
  origin?: string | undefined;
  contractedOn?: CalendarDate | undefined;
  departsOn?: CalendarDate | undefined;
}>;

/** May these goods go there? Computed at a position and recorded by nobody. */
export class ExportCheckQuery extends Query<Answer<readonly ShownCheck[]>> {
  constructor(readonly asked: Asked & Shipment) {
    super();
  }
}

@QueryHandler(ExportCheckQuery)
export class ExportCheckHandler implements IQueryHandler<ExportCheckQuery> {
  constructor(
    private readonly rows: VersionRows,
    private readonly archive: EvidenceArchive,
  ) {}

  /**
   * @throws CodeSystemUnknown, GoodsCodeUnknown, GoodsCodeTooShort, CountryUnknown,
   * UnreadableDate
   */
  async execute({ asked }: ExportCheckQuery): Promise<Answer<readonly ShownCheck[]>> {
    const question = {
      ...asked,
      origin: asked.origin ?? null,
      contractedOn: asked.contractedOn ?? null,
      departsOn: asked.departsOn ?? null,
    };
    const checked = await checkedGoods(this.rows, question);
    const sources = await sourcesShown(this.archive, checked.answers.flatMap(citedByCheck));
    return {
      data: checked.answers.map((answer) => shownCheck(answer, sources)),
      meta: checkMeta(question, checked),
    };
  }
}
