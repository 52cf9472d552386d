import { curatorAt, idOf, newYork } from '../harness/curator';
import { openTestDesk, type Answered, type TestDesk } from '../harness/test-desk';

const stream = 'sanctions-regime/1718';
const mandate = 'panel-of-experts';

const vote = (over: object = {}) => ({
  ...{ regime: '1718', symbol: 'S/2029/1', votedOn: newYork('2024-03-29'), vetoedBy: ['RUS'] },
  ...{ tally: { for: 13, against: 1, abstaining: 1 }, casts: [{ state: 'RUS', cast: 'against' }] },
  proposal: {},
  ...over,
});

const block = { regime: '1718', mandate, symbol: 'S/2029/1', blockedOn: newYork('2024-03-29') };

const extension = (over: object) => ({
  ...{ regime: '1718', mandate, body: 'Panel of Experts', extendedBy: 'S/RES/2999(2024)' },
  ...{ decidedOn: newYork('2024-04-29'), endsOn: newYork('2025-04-30') },
  ...over,
});

const expiry = (day: string) => ({ regime: '1718', mandate, endedOn: newYork(day) });

describe('Somebody who keeps the record', () => {
  let desk: TestDesk;
  let evidence: readonly string[];
  let head: () => Promise<string>;

  /** Refused, in words for people and a code for machines, and nothing is recorded. */
  const expectRefusal = async (ask: () => Promise<Answered>, refusal: object) => {
    const before = await head();
    const { headers, body } = await ask();
    expect(body).toMatchObject({ ...refusal, detail: expect.any(String) });
    expect(headers['content-type']).toContain('application/problem+json');
    expect(await head()).toBe(before);
  };

  const refused = (type: string, data: object, refusal: object, over: object = {}) =>
    expectRefusal(() => desk.post('/v1/facts', { type, stream, data, evidence, ...over }), refusal);

  const idAt = async (type: string, subject: string) => {
    const { body } = await desk.get(`/v1/events?stream=${stream}&type=${type}&limit=100`);
    const found = body.data as { eventId: string; subject: string }[];
    return found.find((event) => event.subject === subject)?.eventId ?? '';
  };

  const refusedRetraction = (eventId: string, refusal: object) =>
    expectRefusal(
      () => desk.post(`/v1/facts/${eventId}/retraction`, { reason: 'It was misread.' }),
      refusal,
    );

  beforeAll(async () => {
    // Without its notices, which come on their own: only what is posted moves the log.
    desk = await openTestDesk({ timekeeper: false });
    head = async () => (await desk.get('/v1/status')).body.data.log.position as string;
    evidence = [await (await curatorAt(desk)).archive('One')];
  }, 60_000);

  afterAll(() => desk.close());

  it('does not record what follows from another fact', () =>
    refused(
      'SanctionsInspectionBlocked',
      { ...block, blockedBy: ['RUS'] },
      { status: 400, code: 'FACT_NOT_POSTABLE' },
    ));

  it('does not record a vote that no Council could have held', async () => {
    const impossible = { tally: { for: 14, against: 1, abstaining: 1 } };
    const refusal = { status: 422, code: 'TALLY_IMPOSSIBLE' };
    await refused('DraftResolutionVetoed', vote(impossible), refusal);
    const unknowable = { tally: { for: 16, against: 0, abstaining: 0 } };
    await refused('DraftResolutionVetoed', vote(unknowable), { status: 400 });
  });

  it('does not record a veto of an elected member, or without nine votes', async () => {
    const elected = { vetoedBy: ['MLT'], casts: [{ state: 'MLT', cast: 'against' }] };
    const notOne = { tally: { for: 8, against: 1, abstaining: 6 } };
    await refused('DraftResolutionVetoed', vote(elected), {
      ...{ status: 422, code: 'VETO_OF_ELECTED_MEMBER' },
    });
    await refused('DraftResolutionVetoed', vote(notOne), { status: 422, code: 'NOT_A_VETO' });
  });

  it('does not record one vote in two wordings', () =>
    refused('DraftResolutionVetoed', vote({ symbol: 'S/2024/255' }), {
      ...{ status: 409, code: 'VOTE_ALREADY_RECORDED' },
      detail: expect.stringContaining('retract'),
    }));

  it('does not record an extension to an earlier day', async () => {
    const shorter = { status: 422, code: 'EXTENSION_SHORTENS' };
    await refused(
      'MonitoringMandateExtended',
      extension({ decidedOn: newYork('2024-04-01'), endsOn: newYork('2024-04-29') }),
      shorter,
    );
    const backwards = extension({ endsOn: newYork('2024-04-28') });
    await refused('MonitoringMandateExtended', backwards, {
      ...{ status: 422, code: 'ENDS_BEFORE_IT_BEGINS' },
    });
  });

  it('does not record an expiry before its day, or on another one', async () => {
    await refused('MonitoringMandateExpired', expiry('2024-04-29'), {
      ...{ status: 422, code: 'NOT_THE_LAST_DAY' },
    });
    const curator = await curatorAt(desk);
    const long = await curator.record({
      ...{ type: 'MonitoringMandateExtended', stream },
      data: extension({ endsOn: newYork('2999-04-30') }),
    });
    await refused('MonitoringMandateExpired', expiry('2999-04-30'), {
      ...{ status: 422, code: 'DAY_NOT_OVER' },
    });
    const overtaken = idOf(long, 'FactRetracted');
    await refusedRetraction(overtaken, { status: 422 });
    await curator.retract(idOf(long, 'MonitoringMandateExtended'));
  });

  it('does not take back a block and leave its veto', async () => {
    const blocked = await idAt('SanctionsInspectionBlocked', 'S/2024/255');
    await refusedRetraction(blocked, {
      ...{ status: 422, code: 'BLOCK_RESTS_ON_VETO' },
      detail: expect.stringContaining('retract the veto'),
    });
  });

  it('does not take back what is gone, or was never there', async () => {
    const curator = await curatorAt(desk);
    const veto = await curator.record({
      ...{ type: 'DraftResolutionVetoed', stream },
      data: vote(),
    });
    const eventId = idOf(veto, 'DraftResolutionVetoed');
    await curator.retract(eventId);
    await refusedRetraction(eventId, { status: 409, code: 'FACT_ALREADY_RETRACTED' });
    await refusedRetraction('6ba7b810-9dad-11d1-80b4-00c04fd430c8', {
      ...{ status: 404, code: 'EVENT_NOT_RECORDED' },
    });
  });

  it('records nothing without a document that was archived before', async () => {
    const unread = { evidence: ['0'.repeat(64)] };
    const none = { evidence: [] };
    await refused('DraftResolutionVetoed', vote(), { status: 400 }, none);
    await refused(
      ...([
        'DraftResolutionVetoed',
        vote(),
        { status: 422, code: 'EVIDENCE_NOT_ARCHIVED' },
      ] as const),
      unread,
    );
  });

  it('records nothing of a regime that nobody founded, or in another one’s stream', async () => {
    const unknown = { stream: 'sanctions-regime/9999' };
    const data = vote({ regime: '9999' });
    await refused('DraftResolutionVetoed', data, { status: 404, code: 'REGIME_UNKNOWN' }, unknown);
    await refused(
      'DraftResolutionVetoed',
      vote(),
      { status: 400, code: 'STREAM_DISAGREES' },
      unknown,
    );
  });
});
