import { restingOn, standing, type DomainEvent, type FactRetracted, type Known } from './fact';

const where = { position: 1n, recordedAt: '2026-01-01T00:00:00.000Z', evidence: [] };

const fact = (id: string, type = 'Said'): Known<DomainEvent> => ({ type, data: {}, id, ...where });

const retraction = (id: string, ...eventIds: string[]): Known<FactRetracted> => ({
  type: 'FactRetracted',
  data: { eventIds, subject: 'any', reason: 'Misread.' },
  id,
  ...where,
});

const idsOf = (...history: Known<DomainEvent | FactRetracted>[]) =>
  standing(history).map(({ id }) => id);

describe('What still stands', () => {
  it('is what nobody retracted', () =>
    expect(idsOf(fact('a'), fact('b'), retraction('c', 'a'))).toEqual(['b']));

  it('is what was retracted by a retraction that was itself retracted', () =>
    expect(idsOf(fact('a'), retraction('b', 'a'), retraction('c', 'b'))).toEqual(['a']));
});

describe('What rests on a founding act', () => {
  it('stands with it, even where the act became known later', () =>
    expect(restingOn('Founded', [fact('b'), fact('a', 'Founded')]).map(({ id }) => id)).toEqual([
      'a',
      'b',
    ]));

  it('falls with it', () => expect(restingOn('Founded', [fact('b')])).toEqual([]));
});
