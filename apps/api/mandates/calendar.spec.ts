import { calendarOf, type Entry } from './calendar';

const stamp = '2026-11-24T05:00:00.000Z';

const panel: Entry = {
  kind: 'mandate-ends',
  regime: '1718',
  name: 'DPRK',
  mandate: 'panel-of-experts',
  body: 'Panel of Experts',
  endsOn: '2024-04-30',
  blockedBy: ['RUS'],
};

const linesOf = (entries: readonly Entry[]) =>
  calendarOf(entries, stamp).replaceAll('\r\n\t', '').split('\r\n');

const uidOf = (entry: Entry) => linesOf([entry]).find((line) => line.startsWith('UID:'));

describe('The horizon as a calendar', () => {
  it('has an event of a whole day for each entry', () =>
    expect(linesOf([panel])).toEqual(
      expect.arrayContaining([
        'BEGIN:VEVENT',
        'DTSTART;VALUE=DATE:20240430',
        'DTEND;VALUE=DATE:20240501',
        'DTSTAMP:20261124T050000Z',
        'SUMMARY:Sanctions regime 1718 (DPRK): the mandate of the Panel of Experts ends',
        'DESCRIPTION:Renewal blocked by RUS.',
      ]),
    ));

  it('keeps an event’s name while its day moves, and gives others another one', () => {
    expect(uidOf({ ...panel, endsOn: '2025-04-30' })).toBe(uidOf(panel));
    expect(uidOf({ ...panel, mandate: 'ombudsperson' })).not.toBe(uidOf(panel));
  });

  it('names what national lists do', () =>
    expect(
      linesOf([{ kind: 'rule-resumes', list: 'cn-mofcom-61-2025', on: '2026-11-11' }]),
    ).toContain('SUMMARY:Export controls cn-mofcom-61-2025 resumes'));

  it.each<[string, Partial<Entry>]>([
    ['resumes', { kind: 'rule-resumes', on: '2025-09-27' }],
    ['ends', { kind: 'regime-ends', on: '2025-09-27' }],
    [
      ': the measure cap takes effect',
      { kind: 'rule-takes-effect', measure: 'cap', on: '2025-09-27' },
    ],
    [': the measure cap: parts ends', { kind: 'easing-ends', measure: 'cap', easing: 'parts' }],
  ])('names what a regime does: %s', (words, over) => {
    const entry = { regime: '1737', name: 'Iran', endsOn: '2025-09-27', kind: '', ...over };
    const said = words.startsWith(':') ? words : ` ${words}`;
    expect(linesOf([entry])).toContain(`SUMMARY:Sanctions regime 1737 (Iran)${said}`);
  });

  it('tells two easings of one measure apart', () => {
    const entry = { kind: 'easing-ends', regime: '1718', measure: 'cap', endsOn: '2025-09-27' };
    expect(uidOf({ ...entry, easing: 'one' })).not.toBe(uidOf({ ...entry, easing: 'other' }));
  });

  it('gives what is known to the month the month, and says that it is tentative', () => {
    const lines = linesOf([{ ...panel, endsOn: '2026-10' }]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'DTSTART;VALUE=DATE:20261001',
        'DTEND;VALUE=DATE:20261101',
        'STATUS:TENTATIVE',
        'DESCRIPTION:On a day of 2026-10 that is not known. Renewal blocked by RUS.',
      ]),
    );
  });

  it('without entries is a calendar all the same', () =>
    expect(linesOf([])).toContain('BEGIN:VCALENDAR'));
});
