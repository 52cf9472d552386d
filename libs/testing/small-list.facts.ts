import type {
  ExportBanListEstablished,
  ExportBanListExpanded,
  ExportBanListItemised,
  ListedItem,
  Provision,
} from '@contracts';

import { dayIn, type Over } from './day-in';

export const washingtonDay = dayIn('America/New_York');

const list = 'us-small-list';

const provision: Provision = {
  provision: 'tier 1',
  origins: ['US'],
  destinations: ['RU', 'BY'],
  citation: '15 CFR part 746',
  effectiveOn: washingtonDay('2024-02-23'),
  basis: 'publisher-stated',
  itemised: true,
  dependsOn: [],
  unless: [],
};

export const listedItem = (code: string, over: Partial<ListedItem> = {}): ListedItem => ({
  code,
  description: `Goods of ${code}`,
  itemNo: null,
  tier: null,
  ...over,
});

/** One story of a list that is held item by item: four circuits, and a heading later. */
export const smallList = {
  stream: `export-ban-list/${list}`,

  items: ['854231', '854232', '854233', '854239'].map((code) => listedItem(code)),

  established: (over: Over<ExportBanListEstablished> = {}): ExportBanListEstablished => ({
    type: 'ExportBanListEstablished',
    data: {
      list,
      changeId: 'first-edition',
      authority: 'BIS',
      jurisdiction: 'US',
      zone: 'America/New_York',
      instrument: 'Small list',
      controlType: 'licence-requirement',
      promulgatedOn: washingtonDay('2024-02-23'),
      statedTotal: 4,
      provisions: [provision],
      heldFrom: null,
      freshForDays: null,
      ...over,
    },
  }),

  provision: (over: Partial<Provision> = {}): Provision => ({ ...provision, ...over }),

  itemised: (over: Over<ExportBanListItemised> = {}): ExportBanListItemised => ({
    type: 'ExportBanListItemised',
    data: {
      list,
      changeId: 'first-edition',
      edition: '2024-02-23',
      stage: 'promulgated',
      provision: 'tier 1',
      codeSystem: 'hs2022',
      announcedOn: null,
      effectiveOn: washingtonDay('2024-02-23'),
      basis: 'publisher-stated',
      part: { index: 0, of: 1 },
      added: smallList.items,
      amended: [],
      removed: [],
      ...over,
    },
  }),

  expanded: (over: Over<ExportBanListExpanded> = {}): ExportBanListExpanded => ({
    type: 'ExportBanListExpanded',
    data: {
      list,
      changeId: 'second-edition',
      instrument: 'Small list, second edition',
      promulgatedOn: washingtonDay('2025-01-10'),
      effectiveOn: washingtonDay('2025-01-15'),
      basis: 'publisher-stated',
      grossAdded: 1,
      net: 1,
      statedTotal: 5,
      ...over,
    },
  }),

  /** A heading: it covers every subheading of ball bearings and roller bearings. */
  secondItemised: (over: Over<ExportBanListItemised> = {}): ExportBanListItemised =>
    smallList.itemised({
      changeId: 'second-edition',
      edition: '2025-01-10',
      effectiveOn: washingtonDay('2025-01-15'),
      added: [listedItem('8482')],
      ...over,
    }),
};
