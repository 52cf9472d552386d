import type {
  AlternativeMonitoringEstablished,
  DateAdopted,
  DateClaimed,
  MonitoringMandateEstablished,
  MonitoringMandateExpired,
  MonitoringMandateExtended,
  SanctionsRegimeEstablished,
  StatusConfirmed,
} from '@contracts';

import { dayIn, type Over } from './day-in';
import { measures1718 } from './regime-1718.measures';
import { turns1718 } from './regime-1718.turns';
import { newYorkDay, votes1718 } from './regime-1718.votes';

export { newYorkDay } from './regime-1718.votes';

const regime = '1718';
const mandate = 'panel-of-experts';
const body = 'Panel of Experts';

/** The story that every example tells: how the inspection of sanctions on North Korea ended. */
export const regime1718 = {
  stream: `sanctions-regime/${regime}`,
  ...votes1718,
  ...measures1718,
  ...turns1718,

  established: (over: Over<SanctionsRegimeEstablished> = {}): SanctionsRegimeEstablished => ({
    type: 'SanctionsRegimeEstablished',
    data: {
      regime,
      name: 'DPRK',
      aliases: [],
      establishedBy: 'S/RES/1718(2006)',
      decidedOn: newYorkDay('2006-10-14'),
      history: 'complete',
      territories: ['KP'],
      freshForDays: null,
      ...over,
    },
  }),

  panelEstablished: (
    over: Over<MonitoringMandateEstablished> = {},
  ): MonitoringMandateEstablished => ({
    type: 'MonitoringMandateEstablished',
    data: {
      regime,
      mandate,
      body,
      establishedBy: 'S/RES/1874(2009)',
      paragraph: 'para 26',
      decidedOn: newYorkDay('2009-06-12'),
      endsOn: newYorkDay('2010-06-12'),
      ...over,
    },
  }),

  panelExtended: (over: Over<MonitoringMandateExtended> = {}): MonitoringMandateExtended => ({
    type: 'MonitoringMandateExtended',
    data: {
      regime,
      mandate,
      body,
      extendedBy: 'S/RES/2680(2023)',
      decidedOn: newYorkDay('2023-03-23'),
      endsOn: newYorkDay('2024-04-30'),
      ...over,
    },
  }),

  panelExpired: (over: Over<MonitoringMandateExpired> = {}): MonitoringMandateExpired => ({
    type: 'MonitoringMandateExpired',
    data: { regime, mandate, endedOn: newYorkDay('2024-04-30'), ...over },
  }),

  outsideMonitoring: (
    over: Over<AlternativeMonitoringEstablished> = {},
  ): AlternativeMonitoringEstablished => ({
    type: 'AlternativeMonitoringEstablished',
    data: {
      regime,
      body: 'Multilateral Sanctions Monitoring Team',
      members: ['AU', 'CA', 'FR', 'DE', 'IT', 'JP', 'NL', 'NZ', 'KR', 'GB', 'US'],
      announcedOn: dayIn('Asia/Seoul')('2024-10-16'),
      announcedIn: 'Seoul',
      ...over,
    },
  }),

  /** Somebody looked after the panel's last day, and found it gone. */
  confirmed: (over: Over<StatusConfirmed> = {}): StatusConfirmed => ({
    type: 'StatusConfirmed',
    data: {
      subject: mandate,
      provisions: 'all',
      stage: 'ended',
      seenOn: newYorkDay('2024-05-02'),
      ...over,
    },
  }),

  claimed: (over: Over<DateClaimed> = {}): DateClaimed => ({
    type: 'DateClaimed',
    data: {
      subject: 'S/RES/2680(2023)',
      field: 'votedOn',
      claimed: newYorkDay('2023-03-24'),
      source: 'A newspaper',
      ...over,
    },
  }),

  dateAdopted: (over: Over<DateAdopted> = {}): DateAdopted => ({
    type: 'DateAdopted',
    data: {
      subject: 'S/RES/2680(2023)',
      field: 'votedOn',
      adopted: newYorkDay('2023-03-23'),
      reason: 'The record of the meeting says so.',
      rejected: [{ claimed: newYorkDay('2023-03-24'), source: 'A newspaper' }],
      ...over,
    },
  }),
};
