import { type Answer, type Asked, sourcesShown } from '@answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows } from '@platform/projections';

import { AuthorityUnknown } from '../answers/answer.errors';
import { requireCountry } from '../answers/countries';
import { metaOf } from '../answers/envelope';
import { listsAt, type ListAt } from '../answers/list-at';
import type { ExportBanList } from './export-ban-list';
import { citedBy, shownList, type ShownList } from './shown-list';

type Filter = Readonly<{
  /** As the authority calls itself: `MOTIE`. */
  authority?: string | undefined;
  /** ISO 3166-1 alpha-2; a list for all destinations is one for this one too. */
  destination?: string | undefined;
}>;

/** Every list that is held, as each stood at the moment asked for. */
export class ExportBanListsQuery extends Query<Answer<readonly ShownList[]>> {
  constructor(readonly asked: Asked & Filter) {
    super();
  }
}

@QueryHandler(ExportBanListsQuery)
export class ExportBanListsHandler implements IQueryHandler<ExportBanListsQuery> {
  constructor(
    private readonly rows: VersionRows,
    private readonly archive: EvidenceArchive,
  ) {}

  /** @throws AuthorityUnknown, CountryUnknown, UnreadableDate */
  async execute({ asked }: ExportBanListsQuery): Promise<Answer<readonly ShownList[]>> {
    if (asked.destination !== undefined) requireCountry(asked.destination);
    const held = await listsAt(this.rows, asked);
    requireAuthority(held, asked.authority);
    const lists = held.filter(({ list }) => passes(list, asked));
    const cited = lists.flatMap(({ list }) => citedBy(list));
    const sources = await sourcesShown(this.archive, cited);
    return { data: lists.map(({ list }) => shownList(list, sources)), meta: metaOf(asked, lists) };
  }
}

const requireAuthority = (held: readonly ListAt[], sought: string | undefined): void => {
  if (sought !== undefined && !held.some(({ list: { authority } }) => authority === sought)) {
    throw new AuthorityUnknown(sought);
  }
};

const passes = (list: ExportBanList, { authority, destination }: Filter): boolean =>
  (authority === undefined || list.authority === authority) &&
  (destination === undefined ||
    list.destinations === 'all' ||
    list.destinations.includes(destination));
