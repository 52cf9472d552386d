import type { SanctionsRegimeFact } from '@contracts';
import { known, newYorkDay, regime1718, valueOn } from '@testing';

import { councilMeasure } from './council-measure.timeline';

const { established, measureImposed, capImposed, firstCapImposed, terminated } = regime1718;
const { eased, exempted, measureExpired, contested, reinstated, confirmed, claimed, dateAdopted } =
  regime1718;

const zone = 'America/New_York';
const machinery = '2397-7-industrial-machinery';

const regimeOn = (asOf: string, ...facts: readonly SanctionsRegimeFact[]) =>
  valueOn(councilMeasure.timeline(known(...facts), '1718'), asOf, zone);

const measureOn = (asOf: string, ...facts: readonly SanctionsRegimeFact[]) =>
  regimeOn(asOf, ...facts)?.measures[0];

const stagesOn = (asOf: string, ...facts: readonly SanctionsRegimeFact[]) =>
  regimeOn(asOf, ...facts)?.measures.map(({ measure, stage }) => `${measure} ${stage}`);

describe('A regime’s measures about goods', () => {
  it('are told with the regime, whose they are, and where they stand', () =>
    expect(regimeOn('2018-01-01', established(), measureImposed())).toMatchObject({
      ...{ regime: '1718', name: 'DPRK', territories: ['KP'], history: 'complete' },
      ...{ standing: 'in-force', lastAccepted: '2017-12-22', lastChecked: null },
      measures: [
        {
          ...{ measure: machinery, kind: 'goods-ban', direction: 'to-territory', cap: null },
          ...{ imposedBy: 'S/RES/2397(2017)', paragraph: 'para 7', stage: 'in-force' },
          ...{ from: '2017-12-22T05:00:00.000Z', renewalUnconfirmed: false, disputed: false },
          restsOn: [{ eventId: 'fact-2' }],
        },
      ],
      restsOn: [{ eventId: 'fact-1' }],
    }));

  it.each([
    ['before its founding act', '2006-10-13', 'before-establishment', 0],
    ['while it stands', '2018-01-01', 'in-force', 1],
    ['once it is terminated', '2025-03-01', 'terminated', 0],
    ['once it is reinstated', '2025-09-28', 'in-force', 1],
  ])('are those of the regime %s', (_case, asOf, ...[standing, count]) => {
    const facts = [established(), measureImposed(), terminated(), reinstated()];
    const regime = regimeOn(asOf, ...facts);
    expect([regime?.standing, regime?.measures.length]).toEqual([standing, count]);
  });

  it('bind from the reinstatement on where the regime had ended', () => {
    const facts = [established(), measureImposed(), terminated(), reinstated()];
    expect(measureOn('2025-09-28', ...facts)?.from).toBe('2025-09-28T00:00:00.000Z');
    expect(measureOn('2025-02-28', ...facts)?.from).toBe('2017-12-22T05:00:00.000Z');
  });

  it('bind from the act that imposes them anew where they had ended', () => {
    const first = measureImposed({ endsOn: newYorkDay('2018-06-30') });
    const ended = measureExpired({ measure: machinery, endedOn: newYorkDay('2018-06-30') });
    const anew = measureImposed({
      imposedBy: 'S/RES/9999(2020)',
      decidedOn: newYorkDay('2020-02-01'),
    });
    const facts = [established(), first, ended, anew];
    expect(stagesOn('2019-01-01', ...facts)).toEqual([]);
    expect(measureOn('2020-03-01', ...facts)).toMatchObject({
      ...{ imposedBy: 'S/RES/9999(2020)', from: '2020-02-01T05:00:00.000Z' },
    });
  });

  it('are none without the founding act, and of a regime that binds persons', () => {
    expect(councilMeasure.timeline(known<SanctionsRegimeFact>(measureImposed()), '1718')).toEqual(
      [],
    );
    const persons = established({ territories: [] });
    expect(
      councilMeasure.timeline(known<SanctionsRegimeFact>(persons, measureImposed()), '1718'),
    ).toEqual([]);
  });

  it('leave out what is not about goods', () => {
    const ban = measureImposed({ kind: 'travel-ban', direction: null, goods: null });
    expect(stagesOn('2018-01-01', established(), ban)).toEqual([]);
  });

  it('are in force from their first day in New York, and promulgated from the decision on', () => {
    const facts = [established(), capImposed()];
    const cap = '2397-5-refined-petroleum';
    expect(stagesOn('2017-12-21', ...facts)).toEqual([]);
    expect(stagesOn('2017-12-22', ...facts)).toEqual([`${cap} promulgated`]);
    expect(stagesOn('2018-01-01T04:59:59.999Z', ...facts)).toEqual([`${cap} promulgated`]);
    expect(stagesOn('2018-01-01T05:00:00.000Z', ...facts)).toEqual([`${cap} in-force`]);
  });

  it('give way to the measure that takes their place', () => {
    const first = firstCapImposed();
    const second = capImposed({ replaces: [first.data.measure] });
    expect(stagesOn('2018-01-01', established(), first, second)).toEqual([
      '2397-5-refined-petroleum in-force',
    ]);
  });
});

describe('What makes a measure about goods less', () => {
  it('is an exemption or an easing, by the paragraph that says so', () => {
    const facts = [established(), measureImposed(), exempted(), eased()];
    expect(measureOn('2025-01-15', ...facts)).toMatchObject({
      stage: 'in-force',
      exemptions: [{ easedBy: 'S/RES/2397(2017)', paragraph: 'para 7' }],
      easings: [{ easedBy: 'S/RES/2999(2025)', paragraph: 'para 3' }],
    });
    expect(measureOn('2025-01-14', ...facts)?.easings).toEqual([]);
  });

  it('is cited before the act that imposed the measure', () => {
    const facts = [established(), measureImposed(), exempted()];
    const cited = measureOn('2025-01-15', ...facts)?.restsOn.map(({ eventId }) => eventId);
    expect(cited).toEqual(['fact-3', 'fact-2']);
  });
});

describe('The printed end of a measure about goods', () => {
  const until = measureImposed({ endsOn: newYorkDay('2024-06-30') });
  const look = (stage: 'ended' | 'in-force') =>
    confirmed({ subject: machinery, stage, seenOn: newYorkDay('2024-07-02') });

  it('is not believed until somebody has looked', () => {
    const facts = [established(), until];
    const unconfirmedOn = (asOf: string) => measureOn(asOf, ...facts)?.renewalUnconfirmed;
    expect(unconfirmedOn('2024-07-01T03:59:59.999Z')).toBe(false);
    expect(unconfirmedOn('2024-07-01T04:00:00.000Z')).toBe(true);
  });

  it('is believed by a look, whichever way it went', () => {
    const gone = [established(), until, look('ended')];
    expect(stagesOn('2024-07-01', ...gone)).toEqual([]);
    const goesOn = [established(), until, look('in-force')];
    expect(measureOn('2024-08-01', ...goesOn)).toMatchObject({
      ...{ stage: 'in-force', renewalUnconfirmed: false },
    });
    expect(regimeOn('2024-08-01', ...goesOn)?.lastChecked).toBe('2024-07-02');
  });
});

describe('A date in dispute', () => {
  const claim = claimed({
    ...{ subject: machinery, field: 'effectiveOn', source: 'A newspaper' },
    claimed: newYorkDay('2018-01-22'),
  });
  const dated = measureImposed({ effectiveOn: newYorkDay('2018-01-10') });

  it('is one of the measure between the two words', () => {
    const facts = [established(), dated, claim];
    const disputedOn = (asOf: string) => measureOn(asOf, ...facts)?.disputed;
    expect(disputedOn('2018-01-09')).toBe(false);
    expect(disputedOn('2018-01-10')).toBe(true);
    expect(disputedOn('2018-01-22')).toBe(false);
  });

  it('is none of the measures where it is about who contests the regime', () => {
    const first = contested({ contestedOn: newYorkDay('2018-01-10') });
    const other = claimed({
      ...{ subject: '1718', field: 'contestedOn', claimed: newYorkDay('2018-02-10') },
    });
    const facts = [established(), measureImposed(), first, other];
    expect(measureOn('2018-01-20', ...facts)?.disputed).toBe(false);
  });

  it('keeps in sight what the adopted date says is still to come', () => {
    const adopted = dateAdopted({
      ...{ subject: machinery, field: 'effectiveOn', adopted: newYorkDay('2018-01-22') },
      rejected: [{ claimed: newYorkDay('2018-01-10'), source: 'A newspaper' }],
    });
    expect(measureOn('2018-01-15', established(), dated, adopted)).toMatchObject({
      ...{ stage: 'promulgated', disputed: true },
    });
  });

  it('keeps in sight what has ended by one word and not by another', () => {
    const other = claimed({
      ...{ subject: '1718', field: 'endedFrom', claimed: newYorkDay('2025-04-01') },
    });
    const facts = [established(), measureImposed(), terminated(), other];
    expect(measureOn('2025-03-15', ...facts)).toMatchObject({ stage: 'ended', disputed: true });
    expect(stagesOn('2025-04-01', ...facts)).toEqual([]);
  });
});

describe('A regime whose measures were renewed as a whole', () => {
  it('is in doubt when the day has passed', () => {
    const renewed = regime1718.adopted({
      ...{ symbol: 'S/RES/2680(2023)', votedOn: newYorkDay('2023-03-23') },
      proposal: { extendsMeasuresUntil: newYorkDay('2024-03-31') },
    });
    const facts = [established(), measureImposed(), renewed];
    const unconfirmedOn = (asOf: string) => regimeOn(asOf, ...facts)?.renewalUnconfirmed;
    expect(unconfirmedOn('2024-03-31')).toBe(false);
    expect(unconfirmedOn('2024-04-01')).toBe(true);
    expect(measureOn('2024-04-01', ...facts)?.renewalUnconfirmed).toBe(false);
  });
});
