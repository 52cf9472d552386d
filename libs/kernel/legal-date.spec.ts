import fc from 'fast-check';

import {
  calendarDate,
  dayAfter,
  dayOf,
  endOf,
  instant,
  instantOf,
  isZone,
  startOf,
  UnreadableDate,
} from './legal-date';

const zones = [
  'America/New_York',
  'Asia/Seoul',
  'Asia/Shanghai',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'Pacific/Kiritimati',
];

const days = fc
  .date({ min: new Date('1945-06-26'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('A legal day', () => {
  it.each([
    ['at midnight in summer', '2024-05-01', 'America/New_York', '2024-05-01T04:00:00.000Z'],
    ['at midnight in winter', '2024-01-01', 'America/New_York', '2024-01-01T05:00:00.000Z'],
    ['before UTC does in Seoul', '2024-09-09', 'Asia/Seoul', '2024-09-08T15:00:00.000Z'],
    [
      'at one where midnight is skipped',
      '2018-11-04',
      'America/Sao_Paulo',
      '2018-11-04T03:00:00.000Z',
    ],
    [
      'once where midnight comes twice',
      '2018-02-18',
      'America/Sao_Paulo',
      '2018-02-18T03:00:00.000Z',
    ],
    ['with the next where it never was', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['in the far future too', '2060-01-01', 'Asia/Seoul', '2059-12-31T15:00:00.000Z'],
  ])('begins %s', (_case, value, zone, at) => expect(startOf({ value, zone })).toBe(at));

  it('that is an inclusive end, ends as the next day begins', () =>
    expect(endOf({ value: '2024-04-30', zone: 'America/New_York' })).toBe(
      '2024-05-01T04:00:00.000Z',
    ));

  it('ends when the next one begins, everywhere and always', () =>
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), (value, zone) => {
        expect(endOf({ value, zone })).toBe(startOf({ value: dayAfter(value), zone }));
        expect(startOf({ value, zone }) <= endOf({ value, zone })).toBe(true);
      }),
    ));

  it('is the day on which its first instant falls, and its last millisecond too', () =>
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), (value, zone) => {
        const [start, end] = [startOf({ value, zone }), endOf({ value, zone })];
        // Samoa had no 30 December 2011: that day has no instant at all.
        fc.pre(start < end);
        expect(dayOf(start, zone)).toBe(value);
        expect(dayOf(new Date(Date.parse(end) - 1).toISOString(), zone)).toBe(value);
      }),
    ));

  it('is not asked for where an instant is given', () =>
    expect(instantOf('2024-05-01T03:59:59Z', 'Asia/Seoul')).toBe('2024-05-01T03:59:59.000Z'));

  it.each([
    '2024-02-30',
    'today',
    '01/02/2024',
    '2024-2-3',
    '20240203',
    '2024-13-01',
    '0999-12-31',
    '3000-01-01',
    '',
  ])('is not “%s”', (text) => expect(() => calendarDate(text)).toThrow(UnreadableDate));
});

describe('An instant', () => {
  it('may be written with an offset and is kept in UTC', () =>
    expect(instant('2025-09-27T20:00-04:00')).toBe('2025-09-28T00:00:00.000Z'));

  it.each([
    '2024-02-30T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '2024-05-01T25:00:00Z',
    '2024-05-01T00:00:00',
    '2024-05-01',
  ])('is not “%s”', (text) => expect(() => instant(text)).toThrow(UnreadableDate));
});

describe('A zone', () => {
  it.each([
    ['Asia/Seoul', true],
    ['Korea/Seoul', false],
    ['', false],
  ])('“%s” is kept by somebody: %s', (zone, kept) => expect(isZone(zone)).toBe(kept));
});
