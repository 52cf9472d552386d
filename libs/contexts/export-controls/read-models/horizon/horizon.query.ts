import { type Answer, type Asked, type Sourced, sourcesShown, stated } from '@answers';
import type { CalendarDate, Instant } from '@kernel';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows } from '@platform/projections';

import { metaOf } from '../answers/envelope';
import { listsAt } from '../answers/list-at';
import { exportBanList } from '../export-ban-list/export-ban-list.timeline';
import { exportControls } from '../export-controls.read-model';
import { soonestFirst, upcomingOf, type Upcoming } from './horizon';

export type ShownUpcoming = Pick<Upcoming, 'kind' | 'list' | 'on' | 'at'> &
  Partial<Sourced> &
  Readonly<{
    provision?: string;
    changeId?: string;
    citation?: string;
    /** Of a change that takes effect: the same day as `on`. */
    effectiveOn?: CalendarDate;
    /** Of a printed suspension: its last day, the day after, and whether anybody said so. */
    suspendedUntil?: CalendarDate;
    resumesOn?: CalendarDate;
    confirmed?: boolean;
  }>;

/** What takes effect, resumes or ends by national lists after `asOf`, `until` itself included. */
export class ExportControlsHorizonQuery extends Query<Answer<readonly ShownUpcoming[]>> {
  constructor(readonly asked: Asked & Readonly<{ until: Instant }>) {
    super();
  }
}

@QueryHandler(ExportControlsHorizonQuery)
export class ExportControlsHorizonHandler implements IQueryHandler<ExportControlsHorizonQuery> {
  constructor(
    private readonly rows: VersionRows,
    private readonly archive: EvidenceArchive,
  ) {}

  /** Soonest first. @throws UnreadableDate */
  async execute({ asked }: ExportControlsHorizonQuery): Promise<Answer<readonly ShownUpcoming[]>> {
    const lists = await listsAt(this.rows, asked);
    const upcoming = lists
      .flatMap(upcomingOf)
      .filter(({ at }) => at <= asked.until)
      .sort(soonestFirst);
    const confirmed = await Promise.all(upcoming.map((each) => this.isConfirmed(each, asked)));
    const sources = await sourcesShown(
      this.archive,
      upcoming.flatMap(({ restsOn }) => restsOn),
    );
    return {
      data: upcoming.map((each, i) => ({
        ...shown(each, confirmed[i] ?? false),
        ...sources(each.restsOn),
      })),
      meta: metaOf(asked, lists),
    };
  }

  /** Whether a fact that is known says that the rule was in force again on the day. */
  private async isConfirmed(
    { kind, list: key, provision, at: asOf }: Upcoming,
    { position }: Asked,
  ): Promise<boolean> {
    if (kind !== 'rule-resumes' || provision === null) return false;
    const [row] = await this.rows.find(exportControls, exportBanList, { key, asOf, position });
    const then = row?.value.provisions.find((each) => each.provision === provision);
    return then?.stage === 'in-force';
  }
}

const shown = (upcoming: Upcoming, confirmed: boolean): ShownUpcoming => {
  const { kind, list, on, at, provision, changeId, citation, suspendedUntil } = upcoming;
  return {
    ...{ kind, list, on, at },
    ...stated('provision', provision),
    ...stated('changeId', changeId),
    ...stated('citation', citation),
    ...(kind === 'rule-takes-effect' ? { effectiveOn: on } : {}),
    ...(suspendedUntil === null ? {} : { suspendedUntil, resumesOn: on, confirmed }),
  };
};
