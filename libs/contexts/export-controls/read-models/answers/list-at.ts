import type { Asked } from '@answers';
import { instantOf, type Instant } from '@kernel';
import type { VersionRow, VersionRows } from '@platform/projections';

import type { ExportBanList } from '../export-ban-list/export-ban-list';
import { exportBanList } from '../export-ban-list/export-ban-list.timeline';
import { exportControls } from '../export-controls.read-model';
import { holdsAt } from '../listed-good/listings';
import { ListUnknown } from './answer.errors';

/** A list as it stood at a moment of its own zone. */
export type ListAt = Readonly<{ at: Instant; list: ExportBanList }>;

export const momentOf = ({ asOf, now }: Pick<Asked, 'asOf' | 'now'>, zone: string): Instant =>
  instantOf(asOf ?? now, zone);

/** Every list that is known at the position, each at the moment asked for in its own zone. */
export const listsAt = async (rows: VersionRows, asked: Asked): Promise<readonly ListAt[]> => {
  const found = await find(rows, asked, { asOf: momentOf(asked, 'UTC') });
  return Promise.all(found.map((row) => inOwnZone(rows, asked, row)));
};

/** @throws ListUnknown */
export const listAt = async (rows: VersionRows, asked: Asked, list: string): Promise<ListAt> => {
  const [row] = await find(rows, asked, { key: list, asOf: momentOf(asked, 'UTC') });
  if (!row) throw new ListUnknown(list);
  return inOwnZone(rows, asked, row);
};

// Where the day of a zone begins is known when its list is: most often the same version holds.
const inOwnZone = async (
  rows: VersionRows,
  asked: Asked,
  row: VersionRow<ExportBanList>,
): Promise<ListAt> => {
  const at = momentOf(asked, row.value.zone);
  if (holdsAt(row, at)) return { at, list: row.value };
  const [own] = await find(rows, asked, { key: row.key, asOf: at });
  if (!own) throw new ListUnknown(row.key);
  return { at, list: own.value };
};

const find = (
  rows: VersionRows,
  { position }: Asked,
  sought: Readonly<{ key?: string; asOf: Instant }>,
): Promise<readonly VersionRow<ExportBanList>[]> =>
  rows.find(exportControls, exportBanList, { ...sought, position });
