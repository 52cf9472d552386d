import type { LegalDate } from '@kernel';

import { beginningOf, possibleDaysOf } from './possible-days';

const zone = 'Asia/Seoul';
const recordedAt = '2026-11-24T05:00:00.000Z';

const date = (
  precision: LegalDate['precision'],
  value: string | null,
  notAfter?: string,
): LegalDate => ({
  ...{ verbatim: 'as printed', precision, value, zone },
  ...(notAfter === undefined ? {} : { notAfter }),
});

describe('A date', () => {
  it.each([
    ['a day', date('day', '2024-02-24'), '2024-02-24', '2024-02-24'],
    ['a month', date('month', '2024-02'), '2024-02-01', '2024-02-29'],
    ['a December', date('month', '2024-12'), '2024-12-01', '2024-12-31'],
    ['a year', date('year', '2024'), '2024-01-01', '2024-12-31'],
    ['a decade', date('decade', '1960s'), '1960-01-01', '1969-12-31'],
    ['a month with a last day', date('month', '2024-02', '2024-02-21'), '2024-02-01', '2024-02-21'],
    ['unknown', date('unknown', null), null, null],
    ['unknown with a last day', date('unknown', null, '2024-02-21'), null, '2024-02-21'],
  ])('that is %s lies within its days', (_case, given, ...[first, last]) =>
    expect(possibleDaysOf(given)).toEqual({ first, last }),
  );

  it('has come on the last day on which it can have been', () =>
    expect(beginningOf(date('month', '2024-02'), recordedAt)).toBe('2024-02-28T15:00:00.000Z'));

  it('that nobody knows has come when it was first observed', () =>
    expect(beginningOf(date('unknown', null), recordedAt)).toBe(recordedAt));
});
