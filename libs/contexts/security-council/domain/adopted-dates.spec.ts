import { given, newYorkDay, regime1718 } from '@testing';

import { DayNotOver, NotTheLastDay } from './last-day';
import { ExtensionShortens } from './mandates.errors';
import { sanctionsRegime } from './sanctions-regime.decider';
import type { SanctionsRegimeCommand } from './sanctions-regime.commands';

const { established, panelEstablished, panelExtended, panelExpired, adopted } = regime1718;
const { claimed, dateAdopted, confirmed } = regime1718;

const regime = '1718';
const panel = { subject: 'panel-of-experts', field: 'endsOn' as const, rejected: [] };
const may = newYorkDay('2024-05-01');

const expire = (day: string, askedAt?: string): SanctionsRegimeCommand => ({
  ...{ type: 'RecordMandateExpiry', regime, askedAt },
  data: panelExpired({ endedOn: newYorkDay(day) }).data,
});

const extend = (over: Parameters<typeof panelExtended>[0]): SanctionsRegimeCommand => ({
  ...{ type: 'ExtendMandate', regime },
  data: panelExtended(over).data,
});

describe('An adopted last day', () => {
  const history = [established(), panelEstablished(), panelExtended()] as const;
  const known = given(sanctionsRegime, ...history, dateAdopted({ ...panel, adopted: may }));

  it('is the one on which the mandate expires', () => {
    known.when(expire('2024-04-30')).thenRefuses(NotTheLastDay);
    known.when(expire('2024-05-01', '2024-05-02T03:59:59.999Z')).thenRefuses(DayNotOver);
    known.when(expire('2024-05-01')).thenRecords(panelExpired({ endedOn: may }));
  });

  it('is that of the decision whose own lies nearest', () => {
    const later = { extendedBy: 'S/RES/2999(2010)', decidedOn: newYorkDay('2010-06-12') };
    known
      .when(extend({ ...later, endsOn: newYorkDay('2010-06-12') }))
      .thenRecords(panelExtended({ ...later, endsOn: newYorkDay('2010-06-12') }));
    known
      .when(extend({ ...later, endsOn: newYorkDay('2024-05-02') }))
      .thenRefuses(ExtensionShortens);
  });

  it('does not make another fact of the one that has it', () => {
    known.when(extend({})).thenStaysQuiet();
  });
});

describe('An adopted day of a vote', () => {
  const vote = { adopted: newYorkDay('2023-05-02') };

  it('is the day of what was decided in it', () => {
    const history = [established(), adopted(), panelExtended({ endsOn: null }), claimed()] as const;
    const look = confirmed({ stage: 'in-force', seenOn: newYorkDay('2023-05-01') });
    const looked = { type: 'ConfirmStatus', regime, data: look.data } as const;
    given(sanctionsRegime, ...history)
      .when(looked)
      .thenRecords(look);
    expect(() =>
      given(sanctionsRegime, ...history, dateAdopted(vote))
        .when(looked)
        .thenRecords(look),
    ).toThrow('not there yet');
  });
});
