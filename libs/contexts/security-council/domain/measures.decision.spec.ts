import { given, newYorkDay, regime1718 } from '@testing';

import { DayNotOver, NotTheLastDay } from './last-day';
import * as refused from './measures.errors';
import { sanctionsRegime } from './sanctions-regime.decider';
import type { AskedFor, SanctionsRegimeCommand } from './sanctions-regime.commands';
import { EndsBeforeItBegins } from './sanctions-regime.errors';

const { established, measureImposed, firstCapImposed, capImposed } = regime1718;
const { eased, exempted, measureExpired, adopted } = regime1718;

const regime = '1718';
const unmeasured = given(sanctionsRegime, established());
const bound = given(sanctionsRegime, established(), measureImposed(), firstCapImposed());

const impose = (data: AskedFor['ImposeMeasure']): SanctionsRegimeCommand => ({
  ...{ type: 'ImposeMeasure', regime, data },
});

const ease = (data: AskedFor['EaseMeasure']): SanctionsRegimeCommand => ({
  ...{ type: 'EaseMeasure', regime, data },
});

const expire = (endedOn: string, askedAt?: string): SanctionsRegimeCommand => ({
  ...{ type: 'RecordMeasureExpiry', regime, askedAt },
  data: measureExpired({ endedOn: newYorkDay(endedOn) }).data,
});

describe('A measure', () => {
  it('is imposed, for a day at least', () => {
    unmeasured.when(impose(measureImposed().data)).thenRecords(measureImposed());
    const day = { endsOn: newYorkDay('2017-10-01') };
    unmeasured.when(impose(firstCapImposed(day).data)).thenRecords(firstCapImposed(day));
  });

  it.each([
    ['takes effect', { endsOn: newYorkDay('2017-09-30') }],
    ['is decided', { endsOn: newYorkDay('2017-09-10'), effectiveOn: null }],
  ])('does not end the day before it %s', (_case, over) =>
    unmeasured.when(impose(firstCapImposed(over).data)).thenRefuses(EndsBeforeItBegins),
  );

  it('takes the place of a measure on record, and of no other', () => {
    const over = { replaces: ['2375-14-refined-petroleum'] };
    bound.when(impose(capImposed(over).data)).thenRecords(capImposed(over));
    unmeasured.when(impose(capImposed(over).data)).thenRefuses(refused.UnknownMeasure);
  });

  it('does not take its own place', () =>
    unmeasured
      .when(impose(capImposed({ replaces: ['2397-5-refined-petroleum'] }).data))
      .thenRefuses(refused.MeasureReplacesItself));

  it('stays quiet when it is on record, and is refused with other content', () => {
    bound.when(impose(measureImposed().data)).thenStaysQuiet();
    bound
      .when(impose(measureImposed({ paragraph: 'para 8' }).data))
      .thenRefuses(refused.MeasureAlreadyImposed);
  });
});

describe.each([
  ['An easing', eased],
  ['An exemption', exempted],
])('%s', (_case, fact) => {
  it('is recorded of a measure on record', () => {
    bound.when(ease(fact().data)).thenRecords(fact());
    unmeasured.when(ease(fact().data)).thenRefuses(refused.UnknownMeasure);
  });

  it('is decided with the measure at the earliest', () => {
    const on = { decidedOn: newYorkDay('2017-12-22') };
    bound.when(ease(fact(on).data)).thenRecords(fact(on));
    bound
      .when(ease(fact({ decidedOn: newYorkDay('2017-12-21') }).data))
      .thenRefuses(refused.EasedBeforeImposed);
  });

  it('stays quiet when it is on record, and is refused with other content', () => {
    const known = given(sanctionsRegime, established(), measureImposed(), fact());
    known.when(ease(fact().data)).thenStaysQuiet();
    known.when(ease(fact({ scope: 'anything' }).data)).thenRefuses(refused.EasingAlreadyRecorded);
  });

  it('does not end before it begins', () =>
    bound
      .when(ease(fact({ endsOn: newYorkDay('2017-12-21') }).data))
      .thenRefuses(EndsBeforeItBegins));
});

describe('The expiry of a measure', () => {
  it('is recorded of its last day, once that is over in New York', () => {
    bound.when(expire('2017-12-31', '2018-01-01T05:00:00.000Z')).thenRecords(measureExpired());
    bound.when(expire('2017-12-31', '2018-01-01T04:59:59.999Z')).thenRefuses(DayNotOver);
  });

  it('is of no other day, and of no measure that is unknown', () => {
    bound.when(expire('2017-12-30')).thenRefuses(NotTheLastDay);
    unmeasured.when(expire('2017-12-31')).thenRefuses(refused.UnknownMeasure);
  });

  it('is of the day until which the measures were renewed together', () => {
    const proposal = { extendsMeasuresUntil: newYorkDay('2018-12-31') };
    const renewed = adopted({ proposal, votedOn: newYorkDay('2017-12-20') });
    const known = given(sanctionsRegime, established(), firstCapImposed(), renewed);
    known.when(expire('2017-12-31')).thenRefuses(NotTheLastDay);
    known
      .when(expire('2018-12-31'))
      .thenRecords(measureExpired({ endedOn: newYorkDay('2018-12-31') }));
  });

  it.each([
    ['of earlier measures', { votedOn: newYorkDay('2017-09-10') }],
    ['decided too late', { votedOn: newYorkDay('2018-01-01') }],
    ['its own resolution', { votedOn: newYorkDay('2017-09-11'), symbol: 'S/RES/2375(2017)' }],
  ])('is of its own last day where the renewal was %s', (_case, over) => {
    const proposal = { extendsMeasuresUntil: newYorkDay('2018-12-31') };
    const renewed = adopted({ proposal, ...over });
    given(sanctionsRegime, established(), firstCapImposed(), renewed)
      .when(expire('2017-12-31'))
      .thenRecords(measureExpired());
  });

  it('is of the day that the newest decision names, be it an earlier one', () => {
    const renewed = (symbol: string, votedOn: string, until: string) =>
      adopted({
        ...{ symbol, votedOn: newYorkDay(votedOn) },
        proposal: { extendsMeasuresUntil: newYorkDay(until) },
      });
    const first = renewed('S/RES/2998(2017)', '2017-12-20', '2019-06-30');
    const second = renewed('S/RES/2999(2018)', '2018-03-20', '2018-06-30');
    // Whichever became known first.
    for (const renewals of [[first, second] as const, [second, first] as const]) {
      const known = given(sanctionsRegime, established(), firstCapImposed(), ...renewals);
      known.when(expire('2019-06-30')).thenRefuses(NotTheLastDay);
      const endedOn = newYorkDay('2018-06-30');
      known.when(expire('2018-06-30')).thenRecords(measureExpired({ endedOn }));
    }
  });

  it('is of the day until which it was renewed before it took effect', () => {
    const proposal = { extendsMeasuresUntil: newYorkDay('2018-12-31') };
    const endedOn = newYorkDay('2018-12-31');
    const renewed = adopted({ proposal, votedOn: newYorkDay('2017-09-20') });
    given(sanctionsRegime, established(), firstCapImposed(), renewed)
      .when(expire('2018-12-31'))
      .thenRecords(measureExpired({ endedOn }));
  });

  it('stays quiet when it is on record', () =>
    given(sanctionsRegime, established(), firstCapImposed(), measureExpired())
      .when(expire('2017-12-31'))
      .thenStaysQuiet());
});
