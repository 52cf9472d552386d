import { randomUUID } from 'node:crypto';

import { openTestDesk, type TestDesk } from '../harness/test-desk';

const KR = '/v1/export-ban-lists/kr-situational-licence';
const STREAM = 'export-ban-list/kr-situational-licence';

const seoul = (value: string) => ({
  ...{ verbatim: value, value, precision: 'day', zone: 'Asia/Seoul' },
});

const expansion = (over: object = {}) => ({
  type: 'ExportBanListExpanded',
  stream: STREAM,
  data: {
    list: 'kr-situational-licence',
    changeId: '40th-notice',
    instrument: 'A notice of 2029 for this test',
    promulgatedOn: seoul('2029-05-01'),
    effectiveOn: seoul('2029-06-01'),
    basis: 'legal-act',
    grossAdded: 8,
    net: 8,
    statedTotal: 1410,
    ...over,
  },
});

describe('A fact recorded by hand', () => {
  let desk: TestDesk;
  let evidence: readonly string[];

  const totalOn = async (asOf: string, more = '') =>
    (await desk.get(`${KR}?asOf=${asOf}${more}`)).body.data.total as number | null;

  beforeAll(async () => {
    desk = await openTestDesk();
    const about =
      'publisher=MOTIE&tier=ministry&title=A+notice+of+2029&url=https://example.org/notice';
    const kept = await desk.post(`/v1/evidence?${about}`, '공고', { 'content-type': 'text/plain' });
    evidence = [kept.body.sha256 as string];
  }, 60_000);

  afterAll(() => desk.close());

  it('is shown before it is recorded, and writes nothing then', async () => {
    const before = await desk.get('/v1/status');
    const shown = await desk.post('/v1/facts?dryRun=true', { ...expansion(), evidence });
    expect(shown.status).toBe(200);
    const next = BigInt(before.body.data.log.position as string) + 1n;
    expect(shown.body.data).toMatchObject({
      dryRun: true,
      events: [{ type: 'ExportBanListExpanded', position: String(next) }],
    });
    expect((await desk.get('/v1/status')).body.data.log).toEqual(before.body.data.log);
  });

  it('changes answers from its day on, once, and goes away when it is retracted', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = await desk.post('/v1/facts', { ...expansion(), evidence }, key);
    expect(first.status).toBe(201);
    const again = await desk.post('/v1/facts', { ...expansion(), evidence }, key);
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    const other = await desk.post('/v1/facts', { ...expansion({ net: 9 }), evidence }, key);
    expect(other.body).toMatchObject({ status: 409, code: 'COMMAND_ID_REUSED' });

    const [event] = first.body.data.events as { eventId: string; position: string }[];
    const position = event?.position ?? '';
    expect(await totalOn('2029-05-31', `&minPosition=${position}`)).toBe(1402);
    expect(await totalOn('2029-06-01')).toBe(1410);
    const before = String(BigInt(position) - 1n);
    expect(await totalOn('2029-06-01', `&knownAt=position:${before}`)).toBe(1402);

    const retraction = await desk.post(`/v1/facts/${event?.eventId ?? ''}/retraction`, {
      reason: 'The notice was invented for a test.',
    });
    expect(retraction.status).toBe(201);
    const retracted = retraction.body.meta.position as string;
    expect(await totalOn('2029-06-01', `&minPosition=${retracted}`)).toBe(1402);
    expect(await totalOn('2029-06-01', `&knownAt=position:${position}`)).toBe(1410);

    const trace = await desk.get(`/v1/events/${event?.eventId ?? ''}`);
    expect(trace.body.data).toMatchObject({
      type: 'ExportBanListExpanded',
      retractedBy: [{ type: 'FactRetracted', position: retracted }],
    });
  });

  it('that was said before says nothing new', async () => {
    const { body } = await desk.get(`/v1/events?stream=${STREAM}&type=ExportBanListEstablished`);
    const [{ data }] = body.data as [{ data: object }];
    const said = { type: 'ExportBanListEstablished', stream: STREAM, data, evidence };
    const answer = await desk.post('/v1/facts', said);
    expect(answer.status).toBe(200);
    expect(answer.body.data.events).toEqual([]);
  });

  it('is replaced in one commit where the right one is known', async () => {
    const wrong = { changeId: '41st-notice', net: 1, grossAdded: 1, statedTotal: 1403 };
    const recorded = await desk.post('/v1/facts', { ...expansion(wrong), evidence });
    const [event] = recorded.body.data.events as [{ eventId: string }];
    const { type, data } = expansion({ ...wrong, net: 2, grossAdded: 2, statedTotal: 1404 });
    const answer = await desk.post(`/v1/facts/${event.eventId}/retraction`, {
      reason: 'Two items, not one.',
      replacement: { type, data, evidence },
    });
    const events = answer.body.data.events as { type: string; commit: { id: string } }[];
    expect(events.map((each) => each.type)).toEqual(['FactRetracted', 'ExportBanListExpanded']);
    expect(new Set(events.map(({ commit }) => commit.id)).size).toBe(1);
    expect(await totalOn('2029-06-01', `&minPosition=${String(answer.body.meta.position)}`)).toBe(
      1404,
    );
  });

  it('is no look in the future', async () => {
    const answer = await desk.post('/v1/facts', {
      ...{ type: 'StatusConfirmed', stream: STREAM, evidence },
      data: {
        ...{ subject: 'kr-situational-licence', provisions: 'all', stage: 'in-force' },
        seenOn: seoul('2099-01-01'),
      },
    });
    expect(answer.body).toMatchObject({ status: 422, code: 'LOOK_IN_THE_FUTURE' });
  });

  it('names states as ISO 3166-1 does', async () => {
    const { body } = await desk.get(`/v1/events?stream=${STREAM}&type=ExportBanListEstablished`);
    const [{ data }] = body.data as [{ data: { provisions: object[] } }];
    const provisions = data.provisions.map((each) => ({ ...each, origins: ['UK'] }));
    const answer = await desk.post('/v1/facts', {
      ...{ type: 'ExportBanListEstablished', stream: STREAM, evidence },
      data: { ...data, provisions },
    });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('GB, not UK');
  });

  it('is refused where the numbers do not add, and refused again under the same key', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const wrong = { ...expansion({ changeId: '42nd-notice', statedTotal: 2000 }), evidence };
    const first = await desk.post('/v1/facts', wrong, key);
    expect(first.status).toBe(422);
    const again = await desk.post('/v1/facts', wrong, key);
    expect(again.body).toMatchObject({ status: 422, code: first.body.code });
  });
});

describe('A document in the archive', () => {
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await openTestDesk({ history: false });
  }, 60_000);

  afterAll(() => desk.close());

  it('is kept as the bytes that it is, JSON and all', async () => {
    const bytes = '{ "b": 1,\n "a": 2 }';
    const about = 'publisher=Nobody&tier=press&title=A+document';
    const kept = await desk.post(`/v1/evidence?${about}`, bytes, {
      'content-type': 'application/json',
    });
    expect(kept.status).toBe(201);
    const url = `/v1/evidence/${String(kept.body.sha256)}`;
    expect((await desk.get(url)).body.data).toMatchObject({ publisher: 'Nobody', tier: 'press' });
    const read = await desk.get(url, { accept: 'application/octet-stream' });
    expect(read.text).toBe(bytes);
    expect(read.headers['content-disposition']).toContain('attachment');
  });

  it.each([
    ['of no weight', 'publisher=Nobody&tier=rumour&title=x'],
    ['without a title', 'publisher=Nobody&tier=press'],
    ['with an address that is none', 'publisher=Nobody&tier=press&title=x&url=somewhere'],
    ['with a NUL in its title', 'publisher=Nobody&tier=press&title=x%00y'],
    ['with a line break in its publisher', 'publisher=No%0Abody&tier=press&title=x'],
  ])('is refused %s', async (_case, about) => {
    const answer = await desk.post(`/v1/evidence?${about}`, 'text', {
      'content-type': 'text/plain',
    });
    expect(answer.body).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
  });

  it('is archived once under a key, which goes with no other document', async () => {
    const about = '/v1/evidence?publisher=Nobody&tier=press&title=Kept';
    const headers = { 'content-type': 'text/plain', 'idempotency-key': randomUUID() };
    const kept = await desk.post(about, 'kept once', headers);
    expect(await desk.post(about, 'kept once', headers)).toMatchObject({
      ...{ status: kept.status, body: kept.body },
    });
    const other = await desk.post(about, 'another', headers);
    expect(other.body).toMatchObject({ status: 409, code: 'COMMAND_ID_REUSED' });
  });

  it('was not retrieved in the future', async () => {
    const about = 'publisher=Nobody&tier=press&title=x&retrievedAt=2099-01-01';
    const answer = await desk.post(`/v1/evidence?${about}`, 'text', {
      'content-type': 'text/plain',
    });
    expect(answer.body).toMatchObject({ status: 400, code: 'RETRIEVED_IN_THE_FUTURE' });
  });

  it('has bytes', async () => {
    const answer = await desk.post('/v1/evidence?publisher=N&tier=press&title=x', '', {
      'content-type': 'text/plain',
    });
    expect(answer.body).toMatchObject({ status: 400, code: 'EVIDENCE_EMPTY' });
  });
});
