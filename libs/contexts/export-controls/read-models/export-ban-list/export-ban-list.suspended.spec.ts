import type { ExportBanListFact } from '@contracts';
import { beijingDay, known, koreanList, suspendedList, valueOn } from '@testing';

import { exportBanList } from './export-ban-list.timeline';

const { established, suspended, resumed, withdrawn, confirmed } = suspendedList;

const asOf = (day: string, ...facts: ExportBanListFact[]) =>
  valueOn(exportBanList.timeline(known(...facts), 'cn-mofcom-61-2025'), day, 'Asia/Shanghai');

const stages = (day: string, ...facts: ExportBanListFact[]) =>
  asOf(day, ...facts)?.provisions.map(({ provision, stage }) => `${provision} ${stage}`);

/** The limb that was in force before the suspension. */
const limb = (day: string, ...facts: ExportBanListFact[]) =>
  asOf(day, established(), suspended(), ...facts)?.provisions[0];

describe('An instrument with several clocks', () => {
  it.each([
    ['2025-10-08', []],
    ['2025-10-09', ['1(3) in-force', '1(1) promulgated', '1(2) promulgated']],
    ['2025-11-06', ['1(3) in-force', '1(1) promulgated', '1(2) promulgated']],
    ['2025-11-07', ['1(3) suspended', '1(1) suspended', '1(2) suspended']],
    ['2025-12-02', ['1(3) suspended', '1(1) suspended', '1(2) suspended']],
    ['2026-11-11', ['1(3) suspended', '1(1) suspended', '1(2) suspended']],
  ])('on %s stands with %j', (day, expected) =>
    expect(stages(day, established(), suspended())).toEqual(expected),
  );

  it('begins by its second clock where nothing suspends it', () =>
    expect(stages('2025-12-01', established())).toEqual([
      '1(3) in-force',
      '1(1) in-force',
      '1(2) in-force',
    ]));

  it('says when the next limb begins, unless that is suspended', () => {
    expect(asOf('2025-10-10', established(), suspended())?.nextEffectiveOn).toBe('2025-12-01');
    expect(asOf('2025-11-07', established(), suspended())?.nextEffectiveOn).toBeNull();
  });

  it('may be suspended in part', () =>
    expect(stages('2025-12-02', established(), suspended({ provisions: ['1(3)'] }))).toEqual([
      '1(3) suspended',
      '1(1) in-force',
      '1(2) in-force',
    ]));
});

describe('The end of a suspension', () => {
  const AFTER = { stage: 'suspended', revivalUnconfirmed: true, suspendedUntil: '2026-11-10' };

  it('is not doubted before it has passed', () =>
    expect(limb('2026-11-10')).toMatchObject({ ...AFTER, revivalUnconfirmed: false }));

  it('is not believed when it has passed and nobody has looked', () => {
    expect(limb('2026-11-11')).toMatchObject(AFTER);
    expect(limb('2060-01-01')).toMatchObject(AFTER);
  });

  it('begins with the next local day', () => {
    expect(limb('2026-11-10T15:59:59Z')).toMatchObject({ revivalUnconfirmed: false });
    expect(limb('2026-11-10T16:00:00Z')).toMatchObject({ revivalUnconfirmed: true });
  });

  it('is believed from the printed day on once somebody has seen the rule in force', () => {
    const seen = confirmed({ stage: 'in-force', seenOn: beijingDay('2026-11-20') });
    expect(limb('2026-11-10', seen)).toMatchObject({ stage: 'suspended' });
    expect(limb('2026-11-11', seen)).toMatchObject({ stage: 'in-force', suspendedUntil: null });
  });

  it('is believed by a look on the first day without, and by none before it', () => {
    const on = (day: string) => confirmed({ stage: 'in-force', seenOn: beijingDay(day) });
    expect(limb('2026-11-11', on('2026-11-11'))).toMatchObject({ stage: 'in-force' });
    expect(limb('2026-11-11', on('2026-11-10'))).toMatchObject(AFTER);
  });

  it('is not believed by a look at another provision', () => {
    const seenOn = beijingDay('2026-11-11');
    const other = confirmed({ stage: 'in-force', seenOn, provisions: ['1(1)'] });
    expect(limb('2026-11-11', other)).toMatchObject(AFTER);
  });

  it('did not come to pass where the rule was seen suspended afterwards', () => {
    const seen = confirmed({ seenOn: beijingDay('2026-11-11') });
    const goesOn = { stage: 'suspended', suspendedUntil: null, revivalUnconfirmed: false };
    expect(limb('2026-11-11', seen)).toMatchObject(goesOn);
    expect(limb('2027-01-01', seen)).toMatchObject(goesOn);
  });

  it('came after the last look that saw the rule suspended', () => {
    const still = confirmed({ seenOn: beijingDay('2026-11-11') });
    const over = confirmed({ stage: 'in-force', seenOn: beijingDay('2026-12-01') });
    expect(limb('2026-11-30', still, over)).toMatchObject({ stage: 'suspended' });
    expect(limb('2026-12-01', still, over)).toMatchObject({ stage: 'in-force' });
  });

  it('is moved by a second suspension that reaches further, and by no other', () => {
    const longer = suspended({
      changeId: 'announcement-80',
      suspendedOn: beijingDay('2026-10-01'),
      suspendedUntil: beijingDay('2027-11-10'),
    });
    expect(limb('2026-09-30', longer)).toMatchObject({ suspendedUntil: '2026-11-10' });
    expect(limb('2026-10-01', longer)).toMatchObject({ suspendedUntil: '2027-11-10' });
    expect(limb('2026-11-11', longer)).toMatchObject({ revivalUnconfirmed: false });
    expect(limb('2027-11-11', longer)).toMatchObject({ revivalUnconfirmed: true });
    const shorter = suspended({
      changeId: 'announcement-71',
      suspendedOn: beijingDay('2025-11-10'),
      suspendedUntil: beijingDay('2026-01-01'),
    });
    expect(limb('2026-01-02', shorter)).toMatchObject({ suspendedUntil: '2026-11-10' });
  });

  it('is the day of the act that resumes, before the printed end or after', () => {
    expect(limb('2026-02-28', resumed())).toMatchObject({ stage: 'suspended' });
    expect(limb('2026-03-01', resumed())).toMatchObject({ stage: 'in-force' });
    expect(limb('2026-11-11', resumed())).toMatchObject({ stage: 'in-force' });
    const late = resumed({ resumedOn: beijingDay('2026-12-01') });
    expect(limb('2026-11-30', late)).toMatchObject({
      stage: 'suspended',
      revivalUnconfirmed: false,
    });
    expect(limb('2026-12-01', late)).toMatchObject({ stage: 'in-force' });
  });

  it('stays unknown in the gap before a later suspension', () => {
    const again = suspended({
      changeId: 'announcement-80',
      suspendedOn: beijingDay('2026-12-01'),
      suspendedUntil: beijingDay('2027-12-31'),
    });
    const seen = confirmed({ stage: 'in-force', seenOn: beijingDay('2028-01-02') });
    expect(limb('2026-11-20', again, seen)).toMatchObject({ revivalUnconfirmed: true });
    expect(limb('2026-12-01', again, seen)).toMatchObject({ suspendedUntil: '2027-12-31' });
    expect(limb('2028-01-01', again, seen)).toMatchObject({ stage: 'in-force' });
  });

  it('is not told of a gap by a look on the day of the later suspension', () => {
    const again = suspended({
      changeId: 'announcement-80',
      suspendedOn: beijingDay('2026-12-01'),
      suspendedUntil: beijingDay('2027-12-31'),
    });
    const seen = confirmed({ seenOn: beijingDay('2026-12-01') });
    expect(limb('2026-11-20', again, seen)).toMatchObject({ revivalUnconfirmed: true });
  });

  it('rests on no second suspension that changes nothing', () => {
    const same = suspended({ changeId: 'announcement-71', suspendedOn: beijingDay('2025-11-10') });
    expect(limb('2025-11-11', same)?.restsOn).toHaveLength(2);
  });

  it('is not seen on the day on which an endless suspension begins', () => {
    const seen = confirmed({ stage: 'in-force', seenOn: beijingDay('2025-11-07') });
    const endless = [established(), suspended({ suspendedUntil: null }), seen];
    expect(stages('2025-11-08', ...endless)?.[0]).toBe('1(3) suspended');
  });

  it('comes by no day where none is printed', () => {
    const endless = [established(), suspended({ suspendedUntil: null })];
    const open = { stage: 'suspended', suspendedUntil: null, revivalUnconfirmed: false };
    expect(asOf('2060-01-01', ...endless)?.provisions[0]).toMatchObject(open);
    const seen = confirmed({ stage: 'in-force', seenOn: beijingDay('2026-05-05') });
    expect(stages('2026-05-04', ...endless, seen)?.[0]).toBe('1(3) suspended');
    expect(stages('2026-05-05', ...endless, seen)?.[0]).toBe('1(3) in-force');
  });
});

describe('A suspension of which the day is disputed', () => {
  const dated = { subject: 'announcement-70', field: 'effectiveOn' as const };
  const claimed = koreanList.earlierDateClaimed({ ...dated, claimed: beijingDay('2025-11-05') });
  const adopted = koreanList.laterDateAdopted({
    ...{ ...dated, adopted: beijingDay('2025-11-05'), rejected: [] },
  });

  it('begins on the day that was adopted', () => {
    expect(limb('2025-11-05')).toMatchObject({ stage: 'in-force' });
    expect(limb('2025-11-04', claimed, adopted)).toMatchObject({ stage: 'in-force' });
    expect(limb('2025-11-05', claimed, adopted)).toMatchObject({ stage: 'suspended' });
  });

  it('is one of the provisions that it suspends', () =>
    expect(limb('2025-11-05', claimed)?.changes).toEqual(['announcement-61', 'announcement-70']));
});

describe('A withdrawal', () => {
  it('ends a provision from its day on, suspended or not', () => {
    expect(limb('2026-05-31', withdrawn())).toMatchObject({ stage: 'suspended' });
    expect(limb('2026-06-01', withdrawn())).toMatchObject({ stage: 'ended' });
    expect(limb('2026-11-11', withdrawn())).toMatchObject({ revivalUnconfirmed: false });
  });

  it('is believed as well where the rule was seen to have ended', () => {
    const seen = confirmed({ stage: 'ended', seenOn: beijingDay('2026-11-20') });
    expect(limb('2026-11-19', seen)).toMatchObject({ revivalUnconfirmed: true });
    expect(limb('2026-11-20', seen)).toMatchObject({ stage: 'ended' });
  });
});

describe('A stage', () => {
  it('rests on the founding act and on what brought the provision where it stands', () =>
    expect(limb('2025-11-08')?.restsOn.map(({ eventId }) => eventId)).toEqual([
      'fact-1',
      'fact-2',
    ]));
});
