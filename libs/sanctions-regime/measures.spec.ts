import type { SanctionsRegimeFact } from '@contracts';
import { instantOf } from '@kernel';
import { known, newYorkDay, regime1718 } from '@testing';

import { enforcementAt, measuresAt, regimeLifeOf } from '.';

const { established, firstCapImposed, capImposed, measureImposed, measureExpired } = regime1718;
const { adopted, eased, exempted, confirmed, terminated, reinstated, contested } = regime1718;

const lifeOf = (facts: readonly SanctionsRegimeFact[]) => {
  const life = regimeLifeOf(known(established(), ...facts));
  if (!life) throw new Error('Nothing was founded.');
  return life;
};

const on = (asOf: string) => instantOf(asOf, 'America/New_York');

const measure = (asOf: string, ...facts: readonly SanctionsRegimeFact[]) => {
  const [first] = measuresAt(lifeOf(facts), on(asOf));
  return first && `${first.state}${first.unconfirmed ? ', in doubt' : ''}`;
};

const axis = (asOf: string, ...facts: readonly SanctionsRegimeFact[]) => {
  const { measures, doubts } = enforcementAt(lifeOf(facts), on(asOf));
  return `${measures}${doubts.length > 0 ? ', in doubt' : ''}`;
};

describe('A measure', () => {
  it('begins on its own day, which may be another than that of the decision', () => {
    expect(measure('2017-09-30', firstCapImposed())).toBeUndefined();
    expect(measure('2017-10-01', firstCapImposed())).toBe('in-force');
  });

  it('whose last day nobody confirmed stays in force, in doubt', () => {
    expect(measure('2017-12-31', firstCapImposed())).toBe('in-force');
    expect(measure('2018-01-01', firstCapImposed())).toBe('in-force, in doubt');
    expect(axis('2018-01-01', firstCapImposed())).toBe('in-force, in doubt');
  });

  it.each([
    [
      'a look',
      confirmed({ subject: '2375-14-refined-petroleum', seenOn: newYorkDay('2018-03-01') }),
    ],
    ['a document', measureExpired()],
  ])('is over after its last day by %s', (_case, fact) => {
    expect(measure('2017-12-31', firstCapImposed(), fact)).toBe('in-force');
    expect(measure('2018-01-01', firstCapImposed(), fact)).toBe('ended');
    expect(axis('2018-01-01', firstCapImposed(), fact)).toBe('in-force');
  });

  it('gives its place to another one, on that one’s day', () => {
    const next = capImposed({ replaces: ['2375-14-refined-petroleum'] });
    expect(measure('2017-12-31', firstCapImposed(), next)).toBe('in-force');
    expect(measure('2018-01-01', firstCapImposed(), next)).toBe('replaced');
    expect(axis('2018-01-01', firstCapImposed(), next)).toBe('in-force');
  });

  it('that has an end lasts as long as a resolution says for all of them', () => {
    const limited = measureImposed({ endsOn: newYorkDay('2018-12-31') });
    const renewal = adopted({
      votedOn: newYorkDay('2018-12-01'),
      proposal: { extendsMeasuresUntil: newYorkDay('2019-12-31') },
    });
    expect(measure('2019-12-31', limited, renewal)).toBe('in-force');
    expect(measure('2020-01-01', limited, renewal)).toBe('in-force, in doubt');
    expect(measure('2020-01-01', measureImposed(), renewal)).toBe('in-force');
    const look = confirmed({ subject: '1718', seenOn: newYorkDay('2020-02-01') });
    expect(measure('2020-01-01', limited, renewal, look)).toBe('ended');
  });

  it('is not over because the clock says so', () => {
    const facts = known<SanctionsRegimeFact>(
      established(),
      firstCapImposed(),
      measureExpired(),
    ).map((fact, i) => (i === 2 ? { ...fact, provenance: { cause: 'clock' } } : fact));
    const life = regimeLifeOf(facts);
    const [first] = life ? measuresAt(life, on('2018-01-01')) : [];
    expect(first).toMatchObject({ state: 'in-force', unconfirmed: true });
  });

  it('has the end that its own resolution gives it, whatever that says of the others', () => {
    const limited = measureImposed({ endsOn: newYorkDay('2018-12-31') });
    const proposal = { extendsMeasuresUntil: newYorkDay('2019-12-31') };
    const votedOn = newYorkDay('2017-12-22');
    const itsOwn = adopted({ symbol: 'S/RES/2397(2017)', votedOn, proposal });
    expect(measure('2019-01-01', limited, itsOwn)).toBe('in-force, in doubt');
    expect(measure('2019-01-01', limited, adopted({ votedOn, proposal }))).toBe('in-force');
  });

  it('lasts as the newest decision says, be it shorter, whichever became known first', () => {
    const limited = measureImposed({ endsOn: newYorkDay('2018-12-31') });
    const until = (votedOn: string, value: string) =>
      adopted({
        ...{ symbol: `S/RES/${votedOn}`, votedOn: newYorkDay(votedOn) },
        proposal: { extendsMeasuresUntil: newYorkDay(value) },
      });
    const [first, second] = [until('2018-01-10', '2020-06-30'), until('2018-02-10', '2019-06-30')];
    for (const renewals of [[first, second] as const, [second, first] as const]) {
      expect(measure('2019-06-30', limited, ...renewals)).toBe('in-force');
      expect(measure('2019-07-01', limited, ...renewals)).toBe('in-force, in doubt');
    }
  });

  it('may be renewed before it takes effect', () => {
    const renewal = adopted({
      votedOn: newYorkDay('2017-09-20'),
      proposal: { extendsMeasuresUntil: newYorkDay('2018-03-31') },
    });
    expect(measure('2017-09-30', firstCapImposed(), renewal)).toBeUndefined();
    expect(measure('2018-03-31', firstCapImposed(), renewal)).toBe('in-force');
    expect(measure('2018-04-01', firstCapImposed(), renewal)).toBe('in-force, in doubt');
  });

  it('is eased while an easing stands, and in doubt after the last day of that', () => {
    const limited = eased({ endsOn: newYorkDay('2025-06-30') });
    expect(measure('2025-01-14', measureImposed(), limited)).toBe('in-force');
    expect(axis('2025-01-15', measureImposed(), limited)).toBe('eased');
    expect(axis('2025-07-01', measureImposed(), limited)).toBe('eased, in doubt');
    const seen = confirmed({
      subject: '2397-7-industrial-machinery',
      stage: 'in-force',
      seenOn: newYorkDay('2025-08-01'),
    });
    expect(axis('2025-07-01', measureImposed(), limited, seen)).toBe('in-force');
  });

  it('is eased still by what goes on without an end, whoever saw it in force', () => {
    const renewed = eased({ decidedOn: newYorkDay('2025-06-01'), easedBy: 'S/RES/3000(2025)' });
    const limited = eased({ endsOn: newYorkDay('2025-06-30') });
    const seen = confirmed({
      ...{ subject: '2397-7-industrial-machinery', stage: 'in-force' },
      seenOn: newYorkDay('2025-08-01'),
    });
    expect(axis('2025-08-01', measureImposed(), eased(), seen)).toBe('eased');
    expect(axis('2025-08-01', measureImposed(), limited, renewed, seen)).toBe('eased');
  });

  it('is as much in force with an exemption as without', () => {
    expect(axis('2018-01-01', measureImposed(), exempted())).toBe('in-force');
    const [first] = measuresAt(lifeOf([measureImposed(), exempted()]), on('2018-01-01'));
    expect(first?.easings).toMatchObject([{ kind: 'exemption', paragraph: 'para 7' }]);
  });
});

describe('The measures of a regime', () => {
  it('are none before it, and unknown where not all is on record', () => {
    expect(axis('2006-10-13')).toBe('none');
    expect(axis('2006-10-14')).toBe('in-force');
    const partial = regimeLifeOf(known(established({ history: 'partial' })));
    expect(partial && enforcementAt(partial, on('2006-10-13'))).toMatchObject({
      measures: 'unknown',
      oversight: [],
    });
  });

  it('are terminated from the first day without, and then nothing of them is in doubt', () => {
    expect(axis('2025-02-28', firstCapImposed(), terminated())).toBe('in-force, in doubt');
    expect(axis('2025-03-01', firstCapImposed(), terminated())).toBe('terminated');
    expect(measure('2025-03-01', measureImposed(), terminated())).toBe('terminated');
  });

  it('apply again from the instant of their reinstatement', () => {
    const facts = [measureImposed(), terminated(), reinstated()];
    expect(axis('2025-09-27T23:59:59.999Z', ...facts)).toBe('terminated');
    expect(axis('2025-09-28T00:00:00.000Z', ...facts)).toBe('in-force');
    expect(measure('2025-09-28T00:00:00.000Z', ...facts)).toBe('in-force');
  });

  it('are contested from the reinstatement, where nobody says since when', () => {
    const facts = [terminated(), reinstated(), contested()];
    expect(axis('2025-09-27T23:59:59.999Z', ...facts)).toBe('terminated');
    expect(axis('2025-09-28T00:00:00.000Z', ...facts)).toBe('contested');
    const again = terminated({ endedFrom: newYorkDay('2025-12-01') });
    expect(axis('2025-12-01', ...facts, again)).toBe('terminated');
  });

  it('are in doubt after the last day that a resolution gave them, and never over by it', () => {
    const renewal = adopted({ proposal: { extendsMeasuresUntil: newYorkDay('2023-08-31') } });
    expect(axis('2023-08-31', renewal)).toBe('in-force');
    expect(axis('2023-09-01', renewal)).toBe('in-force, in doubt');
    const lapsed = terminated({
      by: 'lapse',
      terminatedBy: null,
      endedFrom: newYorkDay('2023-09-01'),
    });
    expect(axis('2023-08-31', renewal, lapsed)).toBe('in-force');
    expect(axis('2023-09-01', renewal, lapsed)).toBe('terminated');
  });

  it('are in dispute between the dates that sources give', () => {
    const facts = [
      terminated(),
      regime1718.claimed({ ...claim, claimed: newYorkDay('2025-03-03') }),
    ];
    expect(axis('2025-02-28', ...facts)).toBe('in-force');
    expect(axis('2025-03-01', ...facts)).toBe('terminated, in doubt');
    expect(axis('2025-03-03', ...facts)).toBe('terminated');
    const later = { ...claim, adopted: newYorkDay('2025-03-03'), rejected: [] };
    expect(axis('2025-03-02', ...facts, regime1718.dateAdopted(later))).toBe('in-force, in doubt');
  });

  const claim = { subject: '1718', field: 'endedFrom' as const };
});
