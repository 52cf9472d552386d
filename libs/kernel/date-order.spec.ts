import { seoulDay } from '@testing';

import { isCertainlyAfter, isSameDate } from './date-order';
import type { LegalDate } from './legal-date';

const date = (value: string | null, precision: LegalDate['precision']): LegalDate => ({
  ...seoulDay('2024-09-09'),
  value,
  precision,
});

describe('One date is certainly after another', () => {
  it.each([
    ['a day after a day', date('2024-09-10', 'day'), date('2024-09-09', 'day'), true],
    ['the same day', date('2024-09-09', 'day'), date('2024-09-09', 'day'), false],
    ['a month after its last day', date('2024-03', 'month'), date('2024-02-29', 'day'), true],
    ['a month after a day in it', date('2024-02', 'month'), date('2024-02-01', 'day'), false],
    ['a day after a month', date('2024-03-01', 'day'), date('2024-02', 'month'), true],
    ['a day in a month', date('2024-02-29', 'day'), date('2024-02', 'month'), false],
    ['a day after a year', date('2025-01-01', 'day'), date('2024', 'year'), true],
    ['a day in a year', date('2024-12-31', 'day'), date('2024', 'year'), false],
    ['a year after a day', date('2025', 'year'), date('2024-12-31', 'day'), true],
    ['a day after a decade', date('1970-01-01', 'day'), date('1960s', 'decade'), true],
    ['a day in a decade', date('1969-12-31', 'day'), date('1960s', 'decade'), false],
    ['a decade after a day', date('1960s', 'decade'), date('1959-12-31', 'day'), true],
    ['what is unknown', date(null, 'unknown'), date('1959-12-31', 'day'), false],
    ['a day after what is unknown', date('2060-01-01', 'day'), date(null, 'unknown'), false],
  ])('or not: %s', (_case, one, other, isAfter) =>
    expect(isCertainlyAfter(one, other)).toBe(isAfter),
  );

  it('where the other is said to be no later than a day', () => {
    const other = { ...date('2024-02', 'month'), notAfter: '2024-02-21' };
    expect(isCertainlyAfter(date('2024-02-22', 'day'), other)).toBe(true);
    expect(isCertainlyAfter(date('2024-02-21', 'day'), other)).toBe(false);
  });
});

describe('Two dates are the same', () => {
  it('in whatever words', () =>
    expect(isSameDate(seoulDay('2024-09-09'), seoulDay('2024-09-09', '9 September 2024'))).toBe(
      true,
    ));

  it('but not where one is more precise', () =>
    expect(isSameDate(date('2024', 'year'), date(null, 'unknown'))).toBe(false));
});
