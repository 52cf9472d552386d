import { sourcesShown, statedDate, type Answer, type Asked, type ShowSources } from '@answers';
import { possibleDaysOf, type CalendarDate } from '@kernel';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows } from '@platform/projections';

import { PeriodReversed } from '../answers/answer.errors';
import { metaOf, notAllOnRecord } from '../answers/envelope';
import { momentOf, regimeAt } from '../answers/regime-at';
import { enforcementStatus } from '../enforcement-status/enforcement-status.timeline';
import { regimeHistory, type HistoryEntry } from './regime-history.timeline';

/** Days where the act was done, both included. What is dated to a month is in all of its days. */
type Period = Readonly<{ from?: CalendarDate | undefined; to?: CalendarDate | undefined }>;

export type ShownEntry = ReturnType<typeof shownEntry>;

/**
 * Every fact of a regime in effective order. Asked as of a moment, those that had taken effect by
 * then; without one, those to come as well.
 */
export class RegimeTimelineQuery extends Query<Answer<readonly ShownEntry[]>> {
  constructor(readonly asked: Asked & Period & Readonly<{ regime: string }>) {
    super();
  }
}

@QueryHandler(RegimeTimelineQuery)
export class RegimeTimelineHandler implements IQueryHandler<RegimeTimelineQuery> {
  constructor(
    private readonly rows: VersionRows,
    private readonly archive: EvidenceArchive,
  ) {}

  /** @throws RegimeUnknown, PeriodReversed, UnreadableDate */
  async execute({ asked }: RegimeTimelineQuery): Promise<Answer<readonly ShownEntry[]>> {
    const { from, to, asOf } = asked;
    if (from !== undefined && to !== undefined && to < from) throw new PeriodReversed(from, to);
    const status = await regimeAt(this.rows, asked, enforcementStatus);
    const history = await regimeAt(this.rows, { ...asked, regime: status.key }, regimeHistory);
    const moment = momentOf(asked);
    const entries = history.value.entries
      .filter(({ at }) => asOf === undefined || at <= moment)
      .filter(({ date }) => fallsInto(possibleDaysOf(date), asked));
    const cited = entries.flatMap(({ restsOn }) => restsOn);
    const sources = await sourcesShown(this.archive, cited);
    return {
      data: entries.map((entry) => shownEntry(entry, sources)),
      meta: metaOf(asked, [status.value], notAllOnRecord([status.value], 'facts')),
    };
  }
}

const fallsInto = (
  { first, last }: ReturnType<typeof possibleDaysOf>,
  { from, to }: Period,
): boolean =>
  (to === undefined || (first ?? last ?? to) <= to) &&
  (from === undefined || (last ?? from) >= from);

const shownEntry = ({ type, at, date, data, restsOn }: HistoryEntry, sources: ShowSources) => ({
  type,
  ...statedDate('date', date),
  effectiveAt: at,
  data,
  ...sources(restsOn),
});
