import { sourcesShown, type Answer, type Asked } from '@answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows } from '@platform/projections';

import { developmentsAt } from '../answers/development-at';
import { doubtsOf, metaOf, notOnRecord, notYet } from '../answers/envelope';
import {
  everPasses,
  passes,
  requireKnown,
  requireReadable,
  type DevelopmentFilter,
} from '../answers/filter';
import { citedBy, shownDevelopment, type ShownDevelopment } from './shown-development';

/** What had happened and been said by the moment asked for, in the order of the first facts. */
export class DevelopmentsQuery extends Query<Answer<readonly ShownDevelopment[]>> {
  constructor(readonly asked: Asked & DevelopmentFilter) {
    super();
  }
}

@QueryHandler(DevelopmentsQuery)
export class DevelopmentsHandler implements IQueryHandler<DevelopmentsQuery> {
  constructor(
    private readonly rows: VersionRows,
    private readonly archive: EvidenceArchive,
  ) {}

  /** @throws AboutUnreadable, ActorUnreadable, ActorUnknown, UnreadableDate */
  async execute({ asked }: DevelopmentsQuery): Promise<Answer<readonly ShownDevelopment[]>> {
    requireReadable(asked);
    const known = await developmentsAt(this.rows, asked);
    requireKnown(known, asked);
    const candidates = known.filter((each) => everPasses(each, asked));
    const shown = candidates.filter(({ current }) => current && passes(current, asked));
    const current = shown.flatMap((each) => each.current ?? []);
    const sources = await sourcesShown(this.archive, current.flatMap(citedBy));
    // An empty answer that only time makes empty says so, and one that the record leaves empty.
    const toCome = shown.length === 0 ? candidates.map(notYet) : [];
    const missing = candidates.length === 0 ? notOnRecord(asked) : [];
    const doubted = candidates.filter((each) => !each.current || shown.includes(each));
    return {
      data: current.map((each) => shownDevelopment(each, sources)),
      meta: metaOf(asked, candidates, [...toCome, ...missing, ...doubted.flatMap(doubtsOf)]),
    };
  }
}
