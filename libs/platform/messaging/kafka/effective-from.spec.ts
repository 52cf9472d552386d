import { dayIn } from '@testing';

import { effectiveFrom } from './effective-from';

const day = dayIn('America/New_York')('2024-04-30');
const from = (data: object) => effectiveFrom({ type: 'Any', data });

describe('From when a fact has legal effect', () => {
  it.each(['effectiveOn', 'inForceOn', 'suspendedOn', 'resumedOn', 'endedFrom', 'heldFrom'])(
    'is where the day of its %s begins',
    (name) => {
      expect(from({ [name]: day })).toBe('2024-04-30T04:00:00.000Z');
    },
  );

  it('is behind a last day', () => {
    expect(from({ endedOn: day })).toBe('2024-05-01T04:00:00.000Z');
  });

  it('is an instant that the act names', () => {
    const reinstatedAt = '2025-09-27T20:00:00-04:00';
    expect(from({ reinstatedAt })).toBe('2025-09-28T00:00:00.000Z');
  });

  it.each([
    ['dates none', { decidedOn: day }],
    ['does not know its date', { effectiveOn: null }],
    ['knows the month only', { endedFrom: { ...day, value: '2024-04', precision: 'month' } }],
  ])('is nothing where the fact %s', (_how, data) => {
    expect(from(data)).toBeUndefined();
  });
});
