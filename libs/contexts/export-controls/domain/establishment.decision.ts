import type { ExportBanListEstablished } from '@contracts';
import { sameContent } from '@kernel';

import { requirePromulgatedFirst } from './non-retroactivity';
import type { ExportBanListState } from './export-ban-list';
import { ListAlreadyEstablished } from './export-ban-list.errors';
import { requireCount } from './numbers';
import { requireDistinct } from './provisions';
import { requireZone } from './zones';

export const establish = (
  data: ExportBanListEstablished['data'],
  state: ExportBanListState,
): readonly ExportBanListEstablished[] => {
  requireZone(data.zone, data);
  requireDistinct(data.provisions.map(({ provision }) => provision));
  requireCount('a total', data.statedTotal);
  data.provisions.forEach(({ effectiveOn }) => {
    requirePromulgatedFirst({ ...data, effectiveOn });
  });
  if (state.status === 'unknown') return [{ type: 'ExportBanListEstablished', data }];
  if (sameContent(state.act, data)) return [];
  throw new ListAlreadyEstablished(data.list);
};
