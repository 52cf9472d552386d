import type { ExportBanListSuspended, Provision } from '@contracts';

import type { EstablishedList } from './export-ban-list';
import { DuplicateProvisions, UnknownProvision } from './export-ban-list.errors';

/** `all` of the instrument, or the ones that an act names. */
export type Named = ExportBanListSuspended['data']['provisions'];

export const touches = (named: Named, provision: string): boolean =>
  named === 'all' || named.includes(provision);

/** @throws UnknownProvision, DuplicateProvisions */
export const provisionsNamed = ({ act }: EstablishedList, named: Named): readonly Provision[] => {
  if (named === 'all') return act.provisions;
  requireDistinct(named);
  return named.map((id) => provisionOf(act, id));
};

/** @throws UnknownProvision */
export const provisionOf = (
  { list, provisions }: EstablishedList['act'],
  id: string,
): Provision => {
  const found = provisions.find(({ provision }) => provision === id);
  if (!found) throw new UnknownProvision(list, id);
  return found;
};

/** @throws DuplicateProvisions */
export const requireDistinct = (ids: readonly string[]): void => {
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
  if (twice.length > 0) throw new DuplicateProvisions(twice);
};
