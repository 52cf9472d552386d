import { beijingDay, given, seoulDay, suspendedList } from '@testing';

import { exportBanList } from './export-ban-list.decider';
import type { AskedFor, ExportBanListCommand } from './export-ban-list.commands';
import * as record from './export-ban-list.errors';
import * as refused from './standing.errors';

const { established, suspended, resumed, withdrawn, confirmed } = suspendedList;
const list = 'cn-mofcom-61-2025';

const running = given(exportBanList, established());
const halted = given(exportBanList, established(), suspended());
const runningAgain = given(exportBanList, established(), suspended(), resumed());

const suspend = (over: Partial<AskedFor['SuspendExportBanList']> = {}): ExportBanListCommand => ({
  type: 'SuspendExportBanList',
  list,
  data: { ...suspended().data, ...over },
});

const resume = (over: Partial<AskedFor['ResumeExportBanList']> = {}): ExportBanListCommand => ({
  type: 'ResumeExportBanList',
  list,
  data: { ...resumed().data, ...over },
});

const withdraw = (over: Partial<AskedFor['WithdrawExportBanList']> = {}): ExportBanListCommand => ({
  type: 'WithdrawExportBanList',
  list,
  data: { ...withdrawn().data, ...over },
});

const another = { changeId: 'announcement-99' };

describe('A suspension', () => {
  it('is recorded, of provisions that have not begun too', () =>
    running.when(suspend()).thenRecords(suspended()));

  it('may last one day, or without an end', () => {
    const oneDay = { suspendedUntil: beijingDay('2025-11-07') };
    running.when(suspend(oneDay)).thenRecords(suspended(oneDay));
    running
      .when(suspend({ suspendedUntil: null }))
      .thenRecords(suspended({ suspendedUntil: null }));
  });

  it('does not end before it starts', () =>
    running
      .when(suspend({ suspendedUntil: beijingDay('2025-11-06') }))
      .thenRefuses(refused.SuspensionEndsBeforeItStarts));

  it.each([
    ['reaches one day further', { suspendedUntil: beijingDay('2026-11-11') }],
    ['has no end', { suspendedUntil: null }],
    ['starts one day earlier', { suspendedOn: beijingDay('2025-11-06') }],
  ])('extends another where it %s', (_case, over) =>
    halted.when(suspend({ ...another, ...over })).thenRecords(suspended({ ...another, ...over })),
  );

  it.each([
    ['as far', {}],
    ['less far', { suspendedUntil: beijingDay('2026-11-09') }],
    ['to one limb of all', { provisions: ['1(3)'] }],
  ])('adds nothing to another where it reaches %s', (_case, over) =>
    halted.when(suspend({ ...another, ...over })).thenRefuses(refused.SuspensionAddsNothing),
  );

  it('adds what one of two limbs lacks', () => {
    const over = { ...another, provisions: ['1(1)', '1(3)'] };
    given(exportBanList, established(), suspended({ provisions: ['1(3)'] }))
      .when(suspend(over))
      .thenRecords(suspended(over));
  });

  it('of what resumed in between is a new one', () => {
    const over = { ...another, suspendedOn: beijingDay('2026-03-01') };
    runningAgain.when(suspend(over)).thenRecords(suspended(over));
    runningAgain
      .when(suspend({ ...over, suspendedOn: beijingDay('2026-02-28') }))
      .thenRefuses(refused.SuspensionAddsNothing);
  });

  it('of what resumed on its very first day is a new one', () => {
    const first = resumed({ resumedOn: beijingDay('2025-11-07') });
    given(exportBanList, established(), suspended(), first)
      .when(suspend(another))
      .thenRecords(suspended(another));
  });

  it.each([
    ['a provision that the list lacks', { provisions: ['1(4)'] }, record.UnknownProvision],
    ['a provision named twice', { provisions: ['1(3)', '1(3)'] }, record.DuplicateProvisions],
    ['a day of another zone', { suspendedOn: seoulDay('2025-11-07') }, record.ZoneNotOfAuthority],
    ['the founding act’s name', { changeId: 'announcement-61' }, record.ChangeAlreadyRecorded],
  ])('is refused with %s', (_case, over, error) => running.when(suspend(over)).thenRefuses(error));

  it('is none of what has ended', () => {
    const over = { suspendedOn: beijingDay('2026-06-01') };
    const gone = given(exportBanList, established(), withdrawn());
    gone.when(suspend(over)).thenRefuses(record.ProvisionEnded);
    gone
      .when(suspend({ suspendedOn: beijingDay('2026-05-31') }))
      .thenRecords(suspended({ suspendedOn: beijingDay('2026-05-31') }));
  });

  it('stays quiet when it is on record', () => halted.when(suspend()).thenStaysQuiet());

  it('on record with other content has to be retracted first', () =>
    halted.when(suspend({ suspendedUntil: null })).thenRefuses(record.ChangeAlreadyRecorded));
});

describe('A resumption', () => {
  it('is recorded of what is suspended, on its first day too', () => {
    const first = { resumedOn: beijingDay('2025-11-07') };
    halted.when(resume()).thenRecords(resumed());
    halted.when(resume(first)).thenRecords(resumed(first));
  });

  it('is recorded after the printed end, which nobody is sure of without it', () => {
    const over = { resumedOn: beijingDay('2026-11-11') };
    halted.when(resume(over)).thenRecords(resumed(over));
  });

  it('is recorded once a look found it suspended beyond the printed end', () => {
    const seen = confirmed({ seenOn: beijingDay('2026-11-11') });
    const over = { resumedOn: beijingDay('2026-12-01') };
    given(exportBanList, established(), suspended(), seen)
      .when(resume(over))
      .thenRecords(resumed(over));
  });

  it.each([
    ['before its first day', halted, { resumedOn: beijingDay('2025-11-06') }],
    ['where it never was suspended', running, {}],
    ['where it resumed already', runningAgain, { ...another, resumedOn: beijingDay('2026-03-02') }],
  ])('is refused %s', (_case, situation, over) =>
    situation.when(resume(over)).thenRefuses(refused.ProvisionNotSuspended),
  );

  it('is refused where one of those named is not suspended', () =>
    given(exportBanList, established(), suspended({ provisions: ['1(3)'] }))
      .when(resume())
      .thenRefuses(refused.ProvisionNotSuspended));

  it('is refused where a look found it in force after the printed end', () => {
    const seen = confirmed({ stage: 'in-force', seenOn: beijingDay('2026-11-11') });
    given(exportBanList, established(), suspended(), seen)
      .when(resume({ resumedOn: beijingDay('2026-11-11') }))
      .thenRefuses(refused.ProvisionNotSuspended);
  });

  it('is none of what has ended', () =>
    given(exportBanList, established(), suspended(), withdrawn())
      .when(resume({ resumedOn: beijingDay('2026-06-01') }))
      .thenRefuses(record.ProvisionEnded));

  it('stays quiet when it is on record', () => runningAgain.when(resume()).thenStaysQuiet());
});

describe('A withdrawal', () => {
  it('is recorded of what runs, and of what is suspended', () => {
    running.when(withdraw()).thenRecords(withdrawn());
    halted.when(withdraw()).thenRecords(withdrawn());
  });

  it('of one limb leaves the others', () => {
    const one = { provisions: ['1(3)'] };
    const others = { ...another, provisions: ['1(1)', '1(2)'] };
    given(exportBanList, established(), withdrawn(one))
      .when(withdraw(others))
      .thenRecords(withdrawn(others));
  });

  it('is refused of what has ended on that day', () =>
    given(exportBanList, established(), withdrawn({ provisions: ['1(3)'] }))
      .when(withdraw(another))
      .thenRefuses(record.ProvisionEnded));

  it('may come earlier than was first said', () => {
    const over = { ...another, endedFrom: beijingDay('2026-05-31') };
    given(exportBanList, established(), withdrawn())
      .when(withdraw(over))
      .thenRecords(withdrawn(over));
  });

  it('stays quiet when it is on record', () =>
    given(exportBanList, established(), withdrawn()).when(withdraw()).thenStaysQuiet());
});
