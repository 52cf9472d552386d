import { given, newYorkDay, regime1718 } from '@testing';

import { DayNotOver, NotTheLastDay } from './last-day';
import * as refused from './mandates.errors';
import { sanctionsRegime } from './sanctions-regime.decider';
import type { AskedFor, SanctionsRegimeCommand } from './sanctions-regime.commands';
import { EndsBeforeItBegins, ZoneNotOfCouncil } from './sanctions-regime.errors';

const { established, panelEstablished, panelExtended, panelExpired, outsideMonitoring } =
  regime1718;

const regime = '1718';
const unmonitored = given(sanctionsRegime, established());
const partial = given(sanctionsRegime, established({ history: 'partial' }));
const created = given(sanctionsRegime, established(), panelEstablished());
const extended = given(sanctionsRegime, established(), panelEstablished(), panelExtended());

const establish = (over: Partial<AskedFor['EstablishMandate']> = {}): SanctionsRegimeCommand => ({
  ...{ type: 'EstablishMandate', regime },
  data: { ...panelEstablished().data, ...over },
});

const extend = (over: Partial<AskedFor['ExtendMandate']> = {}): SanctionsRegimeCommand => ({
  ...{ type: 'ExtendMandate', regime },
  data: { ...panelExtended().data, ...over },
});

const expire = (endedOn: string, askedAt?: string): SanctionsRegimeCommand => ({
  ...{ type: 'RecordMandateExpiry', regime, askedAt },
  data: panelExpired({ endedOn: newYorkDay(endedOn) }).data,
});

const april2025 = {
  extendedBy: 'S/RES/2999(2024)',
  decidedOn: newYorkDay('2024-03-28'),
  endsOn: newYorkDay('2025-04-30'),
};

describe('A monitoring mandate', () => {
  it('is established, for a day at least', () => {
    unmonitored.when(establish()).thenRecords(panelEstablished());
    const day = { endsOn: newYorkDay('2009-06-12') };
    unmonitored.when(establish(day)).thenRecords(panelEstablished(day));
  });

  it('does not end the day before it was decided', () =>
    unmonitored
      .when(establish({ endsOn: newYorkDay('2009-06-11') }))
      .thenRefuses(EndsBeforeItBegins));

  it('may be known by an extension first', () =>
    given(sanctionsRegime, established(), panelExtended())
      .when(establish())
      .thenRecords(panelEstablished()));

  it('is not established the day after it was extended', () =>
    given(sanctionsRegime, established(), panelExtended())
      .when(establish({ decidedOn: newYorkDay('2023-03-24'), endsOn: null }))
      .thenRefuses(refused.ExtendedBeforeEstablished));

  it('stays quiet when it is on record, and is refused with other content', () => {
    extended.when(establish()).thenStaysQuiet();
    extended.when(establish({ paragraph: null })).thenRefuses(refused.MandateAlreadyEstablished);
  });
});

describe('An extension', () => {
  it('is of a mandate on record', () => created.when(extend()).thenRecords(panelExtended()));

  it('may follow another', () =>
    extended.when(extend(april2025)).thenRecords(panelExtended(april2025)));

  it('of a mandate that nobody established is refused, and not where history is partial', () => {
    unmonitored.when(extend()).thenRefuses(refused.NoMandateToExtend);
    partial.when(extend()).thenRecords(panelExtended());
  });

  it('is decided on the day of the establishment at the earliest', () => {
    const on = { decidedOn: newYorkDay('2009-06-12'), endsOn: newYorkDay('2011-06-12') };
    created.when(extend(on)).thenRecords(panelExtended(on));
    created
      .when(extend({ ...on, decidedOn: newYorkDay('2009-06-11') }))
      .thenRefuses(refused.NoMandateToExtend);
  });

  it('stays quiet when the mandate runs until that day by that resolution', () => {
    extended.when(extend()).thenStaysQuiet();
    extended.when(extend({ endsOn: newYorkDay('2024-04-30', 'April 30, 2024') })).thenStaysQuiet();
  });

  it('until another day by that resolution is refused', () =>
    extended
      .when(extend({ endsOn: newYorkDay('2024-05-30') }))
      .thenRefuses(refused.ExtensionAlreadyRecorded));

  it('by another resolution is until the day on record at the earliest', () => {
    const same = { ...april2025, endsOn: newYorkDay('2024-04-30') };
    extended.when(extend(same)).thenRecords(panelExtended(same));
    extended
      .when(extend({ ...same, endsOn: newYorkDay('2024-04-29') }))
      .thenRefuses(refused.ExtensionShortens);
  });

  it('that became known late fits between those on record', () => {
    const earlier = {
      extendedBy: 'S/RES/2627(2022)',
      decidedOn: newYorkDay('2022-03-25'),
      endsOn: newYorkDay('2023-04-30'),
    };
    extended.when(extend(earlier)).thenRecords(panelExtended(earlier));
    extended
      .when(extend({ ...earlier, endsOn: newYorkDay('2024-05-01') }))
      .thenRefuses(refused.ExtensionShortens);
  });

  it('may be until no day that is known', () =>
    extended
      .when(extend({ ...april2025, endsOn: null }))
      .thenRecords(panelExtended({ ...april2025, endsOn: null })));

  it('is of a New York day', () =>
    extended
      .when(extend({ ...april2025, endsOn: { ...april2025.endsOn, zone: 'UTC' } }))
      .thenRefuses(ZoneNotOfCouncil));
});

describe('The expiry of a mandate', () => {
  it('is recorded of its last day, once that is over in New York', () => {
    const over = '2024-05-01T04:00:00.000Z';
    extended.when(expire('2024-04-30', over)).thenRecords(panelExpired());
    extended.when(expire('2024-04-30', '2024-05-01T03:59:59.999Z')).thenRefuses(DayNotOver);
  });

  it('that was said before is asked for no clock', () =>
    extended.when(expire('2024-04-30')).thenRecords(panelExpired()));

  it.each(['2024-04-29', '2024-05-01', '2009-06-11'])('is refused of %s', (day) =>
    extended.when(expire(day)).thenRefuses(NotTheLastDay),
  );

  it('is of a day before an extension only where that was decided too late', () => {
    const inTime = panelExtended({ decidedOn: newYorkDay('2010-06-12') });
    const tooLate = panelExtended({ decidedOn: newYorkDay('2010-06-13') });
    const history = [established(), panelEstablished()] as const;
    given(sanctionsRegime, ...history, inTime)
      .when(expire('2010-06-12'))
      .thenRefuses(NotTheLastDay);
    given(sanctionsRegime, ...history, tooLate)
      .when(expire('2010-06-12'))
      .thenRecords(panelExpired({ endedOn: newYorkDay('2010-06-12') }));
  });

  it('is none where no last day is known', () =>
    given(sanctionsRegime, established(), panelEstablished({ endsOn: null }))
      .when(expire('2024-04-30'))
      .thenRefuses(NotTheLastDay));

  it('may tell the day of an end that is known to the month', () => {
    const april = { ...newYorkDay('2024-04', 'April 2024'), precision: 'month' as const };
    const known = given(sanctionsRegime, established(), panelEstablished({ endsOn: april }));
    known.when(expire('2024-04-30')).thenRecords(panelExpired());
    known.when(expire('2024-05-01')).thenRefuses(NotTheLastDay);
  });

  it('is of a mandate on record', () =>
    unmonitored.when(expire('2024-04-30')).thenRefuses(refused.UnknownMandate));

  it('stays quiet when it is on record, also after the mandate was extended anew', () => {
    const history = [established(), panelEstablished(), panelExtended(), panelExpired()];
    given(sanctionsRegime, ...history)
      .when(expire('2024-04-30'))
      .thenStaysQuiet();
    const late = panelExtended({ ...april2025, decidedOn: newYorkDay('2024-06-01') });
    given(sanctionsRegime, ...history, late)
      .when(expire('2024-04-30'))
      .thenStaysQuiet();
  });
});

describe('Monitoring outside the United Nations', () => {
  const watch = (
    over: Partial<AskedFor['EstablishAlternativeMonitoring']> = {},
  ): SanctionsRegimeCommand => ({
    ...{ type: 'EstablishAlternativeMonitoring', regime },
    data: { ...outsideMonitoring().data, ...over },
  });

  it('is announced on a day of its own place', () =>
    extended.when(watch()).thenRecords(outsideMonitoring()));

  it('stays quiet when it is on record, and is refused with other content', () => {
    const known = given(sanctionsRegime, established(), outsideMonitoring());
    known.when(watch()).thenStaysQuiet();
    known.when(watch({ members: ['KR'] })).thenRefuses(refused.MonitorAlreadyEstablished);
  });
});
