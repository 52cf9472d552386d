import type { SanctionsRegimeFact } from '@contracts';
import { instantOf, type Known } from '@kernel';
import { known, newYorkDay, regime1718 } from '@testing';

import { enforcementAt, regimeLifeOf } from '.';

const { established, panelEstablished, panelExtended, confirmed, panelExpired } = regime1718;
const { inspectionBlocked, renewalVetoed, terminated, reinstated } = regime1718;

const month = (value: string, notAfter?: string) => ({
  ...newYorkDay(value),
  precision: 'month' as const,
  notAfter,
});

const at = (facts: readonly Known<SanctionsRegimeFact>[], asOf: string) => {
  const life = regimeLifeOf(facts);
  if (!life) throw new Error('Nothing was founded.');
  return enforcementAt(life, instantOf(asOf, 'America/New_York'));
};

const monitoring = (asOf: string, ...facts: readonly SanctionsRegimeFact[]) => {
  const { monitoring: state, doubts } = at(
    known<SanctionsRegimeFact>(established(), ...facts),
    asOf,
  );
  return doubts.length === 0 ? state : `${state}, in doubt`;
};

describe('A mandate', () => {
  it('is none before it was established, where the history is complete', () => {
    expect(monitoring('2009-06-11', panelEstablished())).toBe('none');
    expect(monitoring('2009-06-12', panelEstablished())).toBe('active');
  });

  it('is unknown before the first decision that is on record of a partial history', () => {
    const partial = known<SanctionsRegimeFact>(
      established({ history: 'partial' }),
      panelExtended(),
    );
    expect(at(partial, '2023-03-22')).toMatchObject({
      monitoring: 'unknown',
      doubts: [{ reason: 'before-coverage' }],
    });
    expect(at(partial, '2023-03-23')).toMatchObject({ monitoring: 'active', doubts: [] });
  });

  it.each([
    ['2024-05-01T03:59:59.999Z', 'active'],
    ['2024-05-01T04:00:00.000Z', 'active, in doubt'],
    ['2034-05-01', 'active, in doubt'],
  ])('whose end nobody confirmed runs on: on %s %s', (asOf, said) =>
    expect(monitoring(asOf, panelExtended())).toBe(said),
  );

  it.each([
    ['2024-05-01T03:59:59.999Z', 'active'],
    ['2024-05-01T04:00:00.000Z', 'lapsed'],
  ])('lapses as its last day ends in New York once somebody looked: on %s %s', (asOf, said) =>
    expect(monitoring(asOf, panelExtended(), confirmed())).toBe(said),
  );

  it('is not confirmed by a look on its last day', () => {
    const early = confirmed({ seenOn: newYorkDay('2024-04-30') });
    expect(monitoring('2024-05-01', panelExtended(), early)).toBe('active, in doubt');
  });

  it('is not confirmed by a look at its regime', () => {
    const look = confirmed({ subject: '1718', stage: 'in-force' });
    expect(monitoring('2024-05-03', panelExtended(), look)).toBe('active, in doubt');
  });

  it('that was seen at work after its last day goes on, and its end is not known', () => {
    const facts = known<SanctionsRegimeFact>(
      established(),
      panelExtended(),
      confirmed({ stage: 'in-force' }),
    );
    const status = { monitoring: 'active', mandateEndsOn: null, doubts: [] };
    expect(at(facts, '2024-05-01')).toMatchObject(status);
    expect(at(facts, '2030-01-01')).toMatchObject(status);
  });

  it('lapses on the day on which it was no longer seen at work', () => {
    const looks = [
      confirmed({ stage: 'in-force' }),
      confirmed({ seenOn: newYorkDay('2024-06-01') }),
    ];
    expect(monitoring('2024-05-31', panelExtended(), ...looks)).toBe('active');
    expect(monitoring('2024-06-01', panelExtended(), ...looks)).toBe('lapsed');
  });

  it('lapses by a document that says so', () => {
    expect(monitoring('2024-05-01', panelExtended(), panelExpired())).toBe('lapsed');
  });

  it('ends on the day that a document names, where none was printed', () => {
    const open = panelExtended({ endsOn: null });
    expect(monitoring('2024-04-30', open, panelExpired())).toBe('active');
    expect(monitoring('2024-05-01', open, panelExpired())).toBe('lapsed');
  });

  it('that is over with its regime needs no other word', () => {
    const over = terminated({ endedFrom: newYorkDay('2024-04-01') });
    expect(monitoring('2024-04-30', panelExtended(), over)).toBe('active');
    expect(monitoring('2024-05-01', panelExtended(), over)).toBe('lapsed');
    expect(monitoring('2025-10-01', panelExtended(), over, reinstated())).toBe('lapsed');
  });

  it('whose end nobody confirmed is over once its regime is', () => {
    expect(monitoring('2025-02-28', panelExtended(), terminated())).toBe('active, in doubt');
    expect(monitoring('2025-03-01', panelExtended(), terminated())).toBe('lapsed');
  });

  it('without a printed end is over with its regime', () => {
    const open = panelExtended({ endsOn: null });
    expect(monitoring('2025-02-28', open, terminated())).toBe('active');
    expect(monitoring('2025-03-01', open, terminated())).toBe('lapsed');
  });
});

describe('An extension of a mandate', () => {
  const extension = (decidedOn: ReturnType<typeof month> | ReturnType<typeof newYorkDay>) =>
    panelExtended({
      extendedBy: 'S/RES/2999(2024)',
      decidedOn,
      endsOn: newYorkDay('2025-04-30'),
    });

  it('that was decided on the last day leaves no gap', () => {
    const facts = [panelExtended(), extension(newYorkDay('2024-04-30'))];
    expect(monitoring('2024-05-01', ...facts)).toBe('active');
  });

  it('that was decided on the day after leaves one', () => {
    const facts = [panelExtended(), extension(newYorkDay('2024-05-02'))];
    expect(monitoring('2024-05-01', ...facts)).toBe('lapsed');
    expect(monitoring('2024-05-02', ...facts)).toBe('active');
  });

  it('whose date is coarse, and can have been in time, counts as decided in time', () => {
    const facts = [panelExtended(), extension(month('2024-04', '2024-05-20'))];
    expect(monitoring('2024-05-01', ...facts)).toBe('active');
    expect(monitoring('2024-05-21', ...facts)).toBe('active');
  });

  it('holds from its own day where the end before it is known to the month only', () => {
    const vague = panelExtended({ endsOn: month('2024-04') });
    const facts = known<SanctionsRegimeFact>(
      established(),
      vague,
      extension(newYorkDay('2024-04-15')),
    );
    expect(at(facts, '2024-04-14')).toMatchObject({
      mandateEndsOn: { value: '2024-04' },
      doubts: [],
    });
    expect(at(facts, '2024-04-15')).toMatchObject({ mandateEndsOn: { value: '2025-04-30' } });
  });

  it('overtakes what was noticed of the end before it', () => {
    const facts = [panelExtended(), panelExpired(), extension(newYorkDay('2024-04-30'))];
    expect(monitoring('2024-05-01', ...facts)).toBe('active');
  });

  it('ends what blocked it', () => {
    const facts = [panelExtended(), inspectionBlocked(), extension(newYorkDay('2024-04-10'))];
    expect(monitoring('2024-04-09', ...facts)).toBe('renewal-blocked');
    expect(monitoring('2024-04-10', ...facts)).toBe('active');
  });

  it('of the day of a veto counts as it became known', () => {
    const day = extension(newYorkDay('2024-03-28'));
    expect(monitoring('2024-03-28', panelExtended(), inspectionBlocked(), day)).toBe('active');
    expect(monitoring('2024-03-28', panelExtended(), day, inspectionBlocked())).toBe(
      'renewal-blocked',
    );
  });
});

describe('An end that is known to the month', () => {
  const vague = panelExtended({ endsOn: month('2024-04') });

  it('is in doubt after the first day on which it can have been', () => {
    expect(monitoring('2024-04-01', vague)).toBe('active');
    expect(monitoring('2024-04-02', vague)).toBe('active, in doubt');
  });

  it('has come by the last such day, or by the day on which it was seen to have', () => {
    const seen = confirmed({ seenOn: newYorkDay('2024-04-15') });
    expect(monitoring('2024-04-30', vague, confirmed())).toBe('active, in doubt');
    expect(monitoring('2024-05-01', vague, confirmed())).toBe('lapsed');
    expect(monitoring('2024-04-14', vague, seen)).toBe('active, in doubt');
    expect(monitoring('2024-04-15', vague, seen)).toBe('lapsed');
  });
});

describe('A document that tells of an end', () => {
  it('is about no other day than was printed', () => {
    const other = panelExpired({ endedOn: newYorkDay('2024-03-31') });
    expect(monitoring('2024-04-15', panelExtended(), other)).toBe('active');
    expect(monitoring('2024-05-01', panelExtended(), other)).toBe('active, in doubt');
  });

  it('gives the day where only the month was printed', () => {
    const vague = panelExtended({ endsOn: month('2024-04') });
    const told = panelExpired({ endedOn: newYorkDay('2024-04-19') });
    expect(monitoring('2024-04-19', vague, told)).toBe('active');
    expect(monitoring('2024-04-20', vague, told)).toBe('lapsed');
  });
});

describe('A blocked renewal', () => {
  const facts = [panelExtended(), renewalVetoed(), inspectionBlocked()];

  it('stays blocked, in doubt, until somebody says what became of the mandate', () => {
    expect(monitoring('2024-03-27', ...facts)).toBe('active');
    expect(monitoring('2024-04-30', ...facts)).toBe('renewal-blocked');
    expect(monitoring('2024-05-01', ...facts)).toBe('renewal-blocked, in doubt');
  });

  it('names who blocked it, and rests on that', () => {
    const told = known<SanctionsRegimeFact>(established(), ...facts, confirmed());
    expect(at(told, '2024-04-01')).toMatchObject({
      monitoringBody: 'Panel of Experts',
      blockedBy: ['RUS'],
      restsOn: [{ eventId: 'fact-1' }, { eventId: 'fact-2' }, { eventId: 'fact-4' }],
    });
    expect(at(told, '2024-05-01')).toMatchObject({
      blockedBy: ['RUS'],
      restsOn: [{}, {}, {}, { eventId: 'fact-5' }],
    });
  });

  it('moves with the date that is adopted for its veto', () => {
    const adopted = regime1718.dateAdopted({
      subject: 'S/2024/255',
      adopted: newYorkDay('2024-03-29'),
      rejected: [],
    });
    expect(monitoring('2024-03-28', ...facts, adopted)).toBe('active, in doubt');
    expect(monitoring('2024-03-29', ...facts, adopted)).toBe('renewal-blocked');
  });
});
