import type {
  ExportBanListEstablished,
  ExportBanListResumed,
  ExportBanListSuspended,
  ExportBanListWithdrawn,
  Provision,
  StatusConfirmed,
} from '@contracts';

import { dayIn, type Over } from './day-in';

export const beijingDay = dayIn('Asia/Shanghai');

const list = 'cn-mofcom-61-2025';

const limb = (provision: string, over: Partial<Provision> = {}): Provision => ({
  provision,
  origins: 'all',
  destinations: 'all',
  citation: `Announcement 61 of 2025, ${provision}`,
  effectiveOn: beijingDay('2025-12-01'),
  basis: 'legal-act',
  itemised: false,
  dependsOn: ['chinese-content'],
  unless: [],
  ...over,
});

/** One story of several clocks: a limb in force, two to come, suspended before they came. */
export const suspendedList = {
  stream: `export-ban-list/${list}`,

  established: (over: Over<ExportBanListEstablished> = {}): ExportBanListEstablished => ({
    type: 'ExportBanListEstablished',
    data: {
      list,
      changeId: 'announcement-61',
      authority: 'MOFCOM',
      jurisdiction: 'CN',
      zone: 'Asia/Shanghai',
      instrument: 'Announcement 61 of 2025',
      controlType: 'licence-requirement',
      promulgatedOn: beijingDay('2025-10-09'),
      statedTotal: null,
      provisions: [
        limb('1(1)'),
        limb('1(2)'),
        limb('1(3)', {
          origins: ['CN'],
          effectiveOn: beijingDay('2025-10-09'),
          dependsOn: [],
        }),
      ],
      heldFrom: null,
      freshForDays: 30,
      ...over,
    },
  }),

  /** Until 10 November 2026 inclusive. Nobody knows yet what happens on the 11th. */
  suspended: (over: Over<ExportBanListSuspended> = {}): ExportBanListSuspended => ({
    type: 'ExportBanListSuspended',
    data: {
      list,
      changeId: 'announcement-70',
      instrument: 'Announcement 70 of 2025',
      provisions: 'all',
      suspendedOn: beijingDay('2025-11-07'),
      suspendedUntil: beijingDay('2026-11-10'),
      ...over,
    },
  }),

  /** What follows never happened in this story, and may in another. */
  resumed: (over: Over<ExportBanListResumed> = {}): ExportBanListResumed => ({
    type: 'ExportBanListResumed',
    data: {
      list,
      changeId: 'resumption',
      instrument: 'Announcement 3 of 2026',
      provisions: 'all',
      resumedOn: beijingDay('2026-03-01'),
      ...over,
    },
  }),

  withdrawn: (over: Over<ExportBanListWithdrawn> = {}): ExportBanListWithdrawn => ({
    type: 'ExportBanListWithdrawn',
    data: {
      list,
      changeId: 'withdrawal',
      instrument: 'Announcement 9 of 2026',
      provisions: 'all',
      endedFrom: beijingDay('2026-06-01'),
      ...over,
    },
  }),

  confirmed: (over: Over<StatusConfirmed> = {}): StatusConfirmed => ({
    type: 'StatusConfirmed',
    data: {
      subject: list,
      provisions: 'all',
      stage: 'suspended',
      seenOn: beijingDay('2026-01-15'),
      ...over,
    },
  }),
};
