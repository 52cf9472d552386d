import { beijingDay, given, suspendedList } from '@testing';

import { UnknownSubject } from './dates.errors';
import { exportBanList } from './export-ban-list.decider';
import type { AskedFor, ExportBanListCommand } from './export-ban-list.commands';
import { UnknownProvision } from './export-ban-list.errors';
import { LookInTheFuture, StatusContradictsRecord } from './standing.errors';

const { established, suspended, resumed, withdrawn, confirmed } = suspendedList;

type Status = AskedFor['ConfirmStatus'];

const look = (over: Partial<Status> = {}): ExportBanListCommand => ({
  type: 'ConfirmStatus',
  list: 'cn-mofcom-61-2025',
  data: { ...confirmed().data, ...over },
});

const seen = (value: string, stage: Status['stage'], provisions: Status['provisions'] = 'all') => ({
  seenOn: beijingDay(value),
  stage,
  provisions,
});

const running = given(exportBanList, established());
const halted = given(exportBanList, established(), suspended());

describe('A look', () => {
  it.each([
    ['before the day of effect', running, seen('2025-11-30', 'promulgated', ['1(1)', '1(2)'])],
    ['on the day of promulgation', running, seen('2025-10-09', 'in-force', ['1(3)'])],
    ['on the day of effect', running, seen('2025-12-01', 'in-force')],
    ['on the first day of a suspension', halted, seen('2025-11-07', 'suspended')],
    ['on its last day', halted, seen('2026-11-10', 'suspended')],
    [
      'on the first day without',
      given(exportBanList, established(), withdrawn()),
      seen('2026-06-01', 'ended'),
    ],
    [
      'on the day of resumption',
      given(exportBanList, established(), suspended(), resumed()),
      seen('2026-03-01', 'in-force'),
    ],
  ])('%s confirms the record', (_case, situation, over) =>
    situation.when(look(over)).thenRecords(confirmed(over)),
  );

  it.each([
    ['it ended', running, seen('2025-12-01', 'ended')],
    ['it was suspended', running, seen('2025-12-01', 'suspended')],
    ['it began early', running, seen('2025-11-30', 'in-force', ['1(1)'])],
    ['all of it is in force where a limb is not', running, seen('2025-10-10', 'in-force')],
    ['it was promulgated before it was', running, seen('2025-10-08', 'promulgated', ['1(1)'])],
    ['it resumed before its printed end', halted, seen('2026-11-10', 'in-force')],
    ['it ended with its suspension', halted, seen('2026-11-11', 'ended')],
    ['it waits for its effect again', halted, seen('2026-11-11', 'promulgated')],
  ])('that says %s contradicts the record', (_case, situation, over) =>
    situation.when(look(over)).thenRefuses(StatusContradictsRecord),
  );

  it.each(['in-force', 'suspended'] as const)(
    'after the printed end of a suspension tells which is so: %s',
    (stage) => {
      const over = seen('2026-11-11', stage);
      halted.when(look(over)).thenRecords(confirmed(over));
    },
  );

  it('after that end may find it back before its effect', () => {
    const brief = suspended({ suspendedUntil: beijingDay('2025-11-20') });
    const over = seen('2025-11-21', 'promulgated', ['1(1)']);
    given(exportBanList, established(), brief).when(look(over)).thenRecords(confirmed(over));
  });

  it.each([
    ['in-force', 'suspended'],
    ['suspended', 'in-force'],
  ] as const)('found it %s after the printed end, and no later one finds it %s', (first, second) =>
    given(exportBanList, established(), suspended(), confirmed(seen('2026-11-11', first)))
      .when(look(seen('2026-11-12', second)))
      .thenRefuses(StatusContradictsRecord),
  );

  it('between others sees what they saw before that day', () => {
    const history = [seen('2026-11-20', 'suspended'), seen('2026-11-12', 'in-force')] as const;
    const [first] = history;
    given(exportBanList, established(), suspended(), confirmed(first))
      .when(look(history[1]))
      .thenRecords(confirmed(history[1]));
    given(exportBanList, established(), suspended(), ...history.map(confirmed))
      .when(look(seen('2026-11-21', 'suspended', ['1(3)'])))
      .thenRecords(confirmed(seen('2026-11-21', 'suspended', ['1(3)'])));
  });

  it('at one provision says nothing of another', () => {
    const one = confirmed(seen('2026-11-11', 'in-force', ['1(1)']));
    const over = seen('2026-11-12', 'suspended', ['1(3)']);
    given(exportBanList, established(), suspended(), one)
      .when(look(over))
      .thenRecords(confirmed(over));
  });

  it('on the last day of a suspension says nothing of the next', () => {
    const over = seen('2026-11-11', 'in-force');
    given(exportBanList, established(), suspended(), confirmed(seen('2026-11-10', 'suspended')))
      .when(look(over))
      .thenRecords(confirmed(over));
  });

  it('takes acts in the order of their days, whenever they became known', () => {
    const again = suspended({ changeId: 'again', suspendedOn: beijingDay('2026-05-01') });
    const over = seen('2026-06-01', 'suspended');
    given(exportBanList, established(), again, suspended(), resumed())
      .when(look(over))
      .thenRecords(confirmed(over));
  });

  it('goes by the suspension that reaches furthest', () => {
    const longer = suspended({ changeId: 'later', suspendedUntil: beijingDay('2027-11-10') });
    const over = seen('2026-11-11', 'suspended');
    given(exportBanList, established(), longer, suspended())
      .when(look(seen('2026-11-11', 'in-force')))
      .thenRefuses(StatusContradictsRecord);
    given(exportBanList, established(), longer, suspended())
      .when(look(over))
      .thenRecords(confirmed(over));
  });

  it('may be at one change of the list', () => {
    const over = { ...seen('2026-01-15', 'suspended'), subject: 'announcement-70' };
    halted.when(look(over)).thenRecords(confirmed(over));
  });

  it('is at nothing that the list does not have', () => {
    halted.when(look({ subject: 'announcement-71' })).thenRefuses(UnknownSubject);
    halted.when(look({ provisions: ['1(4)'] })).thenRefuses(UnknownProvision);
  });

  it('stays quiet on the same day, and is news on the next', () => {
    const looked = given(exportBanList, established(), suspended(), confirmed());
    looked.when(look({ seenOn: beijingDay('2026-01-15', 'today') })).thenStaysQuiet();
    const next = { seenOn: beijingDay('2026-01-16') };
    looked.when(look(next)).thenRecords(confirmed(next));
  });

  it('is on no day that has yet to begin where the authority sits', () => {
    const over = seen('2026-01-15', 'suspended');
    const asked = (askedAt?: string) => halted.when({ ...look(over), askedAt });
    asked('2026-01-14T15:59:59.999Z').thenRefuses(LookInTheFuture);
    asked('2026-01-14T16:00:00.000Z').thenRecords(confirmed(over));
    asked().thenRecords(confirmed(over));
  });
});
