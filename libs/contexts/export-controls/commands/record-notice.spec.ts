import type { ExportBanListFact } from '@contracts';
import { RecordedRefusal } from '@platform/event-log';
import { commandBus, commitTo, koreanList, provenance, seoulDay } from '@testing';

import { RecordNoticeCommand, RecordNoticeHandler, type Notice } from './record-notice.command';

const { stream, established, expanded35th } = koreanList;
const MIDNIGHT = '2024-09-08T15:00:00.000Z';

const notice = (effectiveOn = seoulDay('2024-09-09')): Notice => ({
  stream,
  type: 'ExportBanListChangeTookEffect',
  data: { list: 'kr-situational-licence', changeId: '35th-notice', effectiveOn },
});

const start = async (...facts: readonly ExportBanListFact[]) => {
  const { bus, log } = await commandBus(RecordNoticeHandler);
  if (facts.length > 0) await log.append(commitTo(stream, 0, facts));
  const note = (what = notice(), at = MIDNIGHT) =>
    bus.execute(new RecordNoticeCommand(what, at, provenance({ cause: 'clock' })));
  return { log, note };
};

describe('A notice that a change took effect', () => {
  it('is recorded once', async () => {
    const { log, note } = await start(established(), expanded35th());
    expect((await note()).positions).toEqual([3n]);
    expect((await note()).positions).toEqual([]);
    const { stream: _, ...fact } = notice();
    expect(log.facts.slice(2)).toMatchObject([{ ...fact, provenance: { cause: 'clock' } }]);
  });

  it('is refused before its day', async () => {
    const { note } = await start(established(), expanded35th());
    await expect(note(notice(), '2024-09-08T14:59:59.999Z')).rejects.toThrow(RecordedRefusal);
  });

  it('is refused of a change that was taken back', async () => {
    const { log, note } = await start(established(), expanded35th());
    const eventIds = log.facts.slice(1).map(({ id }) => id);
    const data = { eventIds, subject: '35th-notice', reason: 'Misread.' };
    await log.append(commitTo(stream, 2, [{ type: 'FactRetracted', data }]));
    await expect(note()).rejects.toMatchObject({ code: 'DAY_NOT_OF_CHANGE' });
  });

  it('is recorded for the new day of a change whose day has moved', async () => {
    const { log, note } = await start(established(), expanded35th());
    await note();
    const retracted = { eventIds: [log.facts[1]?.id], subject: '35th-notice', reason: 'Misread.' };
    const moved = expanded35th({ effectiveOn: seoulDay('2024-09-08') });
    await log.append(commitTo(stream, 3, [{ type: 'FactRetracted', data: retracted }, moved]));
    await note(notice(seoulDay('2024-09-08')));
    expect(log.facts.slice(5)).toMatchObject([
      { data: { effectiveOn: { value: '2024-09-08' } }, type: 'ExportBanListChangeTookEffect' },
    ]);
  });

  it('is not recorded again where the change came back with the same day', async () => {
    const { log, note } = await start(established(), expanded35th());
    await note();
    const data = { eventIds: [log.facts[1]?.id], subject: '35th-notice', reason: 'Misread.' };
    await log.append(commitTo(stream, 3, [{ type: 'FactRetracted', data }, expanded35th()]));
    expect((await note()).positions).toEqual([]);
  });

  it('is refused of a list that nobody established, or that is misspelt', async () => {
    const { note } = await start();
    await expect(note()).rejects.toMatchObject({ code: 'LIST_UNKNOWN' });
    const misspelt = { ...notice(), data: { ...notice().data, changeId: '' } };
    await expect(note(misspelt)).rejects.toThrow();
  });
});
