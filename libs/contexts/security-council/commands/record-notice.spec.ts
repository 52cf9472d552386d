import { commandBus, newYorkDay, provenance, regime1718 } from '@testing';

import { RecordNoticeCommand, RecordNoticeHandler, type Notice } from './record-notice.command';

const { stream, established, panelExtended, panelExpired } = regime1718;
const { firstCapImposed, measureExpired } = regime1718;

const AFTER = '2024-05-01T04:00:00.000Z';

const open = async () => {
  const { bus, log } = await commandBus(RecordNoticeHandler);
  const facts = [established(), panelExtended(), firstCapImposed()];
  await log.append({
    appends: [{ stream, expectedVersion: 'STREAM_DOES_NOT_EXIST', facts }],
    provenance: provenance(),
  });
  const byTheClock = () => provenance({ actor: 'timekeeper', cause: 'clock', evidence: [] });
  const notice = (over: Partial<Notice>, askedAt = AFTER, by = byTheClock()) => {
    const said = { stream, ...panelExpired(), ...over } as Notice;
    return bus.execute(new RecordNoticeCommand(said, askedAt, by));
  };
  return { log, notice, byTheClock };
};

describe('A notice', () => {
  it('needs no document', async () => {
    const { log, notice } = await open();
    await notice({});
    await notice(measureExpired());
    expect(log.facts.slice(3)).toMatchObject([
      { ...panelExpired(), evidence: [] },
      { ...measureExpired(), evidence: [] },
    ]);
  });

  it('is recorded once, however often the clock runs', async () => {
    const { log, notice, byTheClock } = await open();
    const by = byTheClock();
    const receipt = await notice({}, AFTER, by);
    expect(await notice({}, AFTER, by)).toEqual(receipt);
    expect(await notice({})).toMatchObject({ positions: [], refusal: null });
    expect(log.facts).toHaveLength(4);
  });

  it('is refused a moment too early', async () => {
    const { notice } = await open();
    await expect(notice({}, '2024-05-01T03:59:59.999Z')).rejects.toMatchObject({
      code: 'DAY_NOT_OVER',
    });
  });

  it.each([
    ['of another day', panelExpired({ endedOn: newYorkDay('2024-04-29') }), 'NOT_THE_LAST_DAY'],
    ['into no stream of a regime', { stream: 'development/1718' }, 'STREAM_OF_NO_REGIME'],
    ['about another regime', panelExpired({ regime: '1737' }), 'STREAM_DISAGREES'],
  ])('%s is refused', async (_case, over, code) => {
    const { log, notice } = await open();
    await expect(notice(over)).rejects.toMatchObject({ code });
    expect(log.facts).toHaveLength(3);
  });
});
