import type {
  DateAdopted,
  DateClaimed,
  ExportBanListEstablished,
  ExportBanListExpanded,
  ExportBanListExpansionAnnounced,
  ExportBanListRebased,
  ExportBanListReduced,
  Provision,
} from '@contracts';

import { dayIn, type Over } from './day-in';

export const seoulDay = dayIn('Asia/Seoul');

const korean = 'kr-situational-licence';
const annex = 'Public Notice on Trade of Strategic Items, Annex 2-2';

const koreanProvision: Provision = {
  provision: 'annex 2-2',
  origins: ['KR'],
  destinations: ['RU', 'BY'],
  citation: annex,
  effectiveOn: seoulDay('2022-03-26'),
  basis: 'legal-act',
  itemised: false,
  dependsOn: [],
  unless: [],
};

/** One story of a list that is known by count: 57, then 798, then 1,159, then 1,402 goods. */
export const koreanList = {
  stream: `export-ban-list/${korean}`,

  established: (over: Over<ExportBanListEstablished> = {}): ExportBanListEstablished => ({
    type: 'ExportBanListEstablished',
    data: {
      list: korean,
      changeId: 'first-notice',
      authority: 'MOTIE',
      jurisdiction: 'KR',
      zone: 'Asia/Seoul',
      instrument: annex,
      controlType: 'licence-requirement',
      promulgatedOn: seoulDay('2022-03-25'),
      statedTotal: 57,
      provisions: [koreanProvision],
      heldFrom: null,
      freshForDays: 30,
      ...over,
    },
  }),

  expanded31st: (over: Over<ExportBanListExpanded> = {}): ExportBanListExpanded => ({
    type: 'ExportBanListExpanded',
    data: {
      list: korean,
      changeId: '31st-notice',
      instrument: '31st partial amendment',
      promulgatedOn: seoulDay('2023-04-24'),
      effectiveOn: seoulDay('2023-04-28'),
      basis: 'legal-act',
      grossAdded: 741,
      net: 741,
      statedTotal: 798,
      ...over,
    },
  }),

  /** 798 and 682 make 1,480: the criteria of counting moved to HS-6 codes, and items merged. */
  rebased33rd: (over: Over<ExportBanListRebased> = {}): ExportBanListRebased => ({
    type: 'ExportBanListRebased',
    data: {
      list: korean,
      changeId: '33rd-notice',
      instrument: 'MOTIE Notice 2024-31',
      promulgatedOn: february2024,
      effectiveOn: seoulDay('2024-02-24'),
      basis: 'legal-act',
      grossAdded: 682,
      net: null,
      statedTotal: 1159,
      expectedTotal: 1480,
      criteria: { from: 'name and specification', to: 'HS 6-digit codes' },
      ...over,
    },
  }),

  announced35th: (
    over: Over<ExportBanListExpansionAnnounced> = {},
  ): ExportBanListExpansionAnnounced => ({
    type: 'ExportBanListExpansionAnnounced',
    data: {
      list: korean,
      changeId: '35th-notice',
      instrument: 'statement of the National Security Office',
      announcedOn: seoulDay('2024-06-20'),
      expectedOn: null,
      grossAdded: 243,
      net: 243,
      statedTotal: 1402,
      ...over,
    },
  }),

  expanded35th: (over: Over<ExportBanListExpanded> = {}): ExportBanListExpanded => ({
    type: 'ExportBanListExpanded',
    data: {
      list: korean,
      changeId: '35th-notice',
      instrument: '35th partial amendment',
      promulgatedOn: seoulDay('2024-09-09'),
      effectiveOn: seoulDay('2024-09-09'),
      basis: 'legal-act',
      grossAdded: 243,
      net: 243,
      statedTotal: 1402,
      ...over,
    },
  }),

  /** What never happened in this story, and may in another. */
  reduced36th: (over: Over<ExportBanListReduced> = {}): ExportBanListReduced => ({
    type: 'ExportBanListReduced',
    data: {
      list: korean,
      changeId: '36th-notice',
      instrument: '36th partial amendment',
      promulgatedOn: seoulDay('2025-03-03'),
      effectiveOn: seoulDay('2025-03-10'),
      basis: 'legal-act',
      grossRemoved: 2,
      net: -2,
      statedTotal: 1400,
      ...over,
    },
  }),

  /** A law firm says that the 33rd notice took effect three days before the others say it did. */
  earlierDateClaimed: (over: Over<DateClaimed> = {}): DateClaimed => ({
    type: 'DateClaimed',
    data: {
      subject: '33rd-notice',
      field: 'effectiveOn',
      claimed: seoulDay('2024-02-21'),
      source: 'Kim & Chang, newsletter 29239',
      ...over,
    },
  }),

  laterDateAdopted: (over: Over<DateAdopted> = {}): DateAdopted => ({
    type: 'DateAdopted',
    data: {
      subject: '33rd-notice',
      field: 'effectiveOn',
      adopted: seoulDay('2024-02-24'),
      reason: 'The ministry and two newspapers agree.',
      rejected: [{ claimed: seoulDay('2024-02-21'), source: 'Kim & Chang, newsletter 29239' }],
      ...over,
    },
  }),
};

const february2024 = {
  verbatim: '20/21 February 2024',
  value: '2024-02',
  precision: 'month' as const,
  zone: 'Asia/Seoul',
  notAfter: '2024-02-21',
};
