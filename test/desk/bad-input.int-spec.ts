import { randomUUID } from 'node:crypto';

import { openTestDesk, type TestDesk } from '../harness/test-desk';

const KR = '/v1/export-ban-lists/kr-situational-licence';
const CHECK = '/v1/export-checks?origin=US&destination=RU';
const NOBODY = 'a'.repeat(64);

describe('A question that has no answer', () => {
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await openTestDesk();
  }, 60_000);

  afterAll(() => desk.close());

  it.each([
    ['a parameter in the wrong case', `${KR}?asof=2024-09-09`, 400, 'REQUEST_INVALID'],
    ['a parameter of another route', `${KR}?goods=hs2022:854231`, 400, 'REQUEST_INVALID'],
    [
      'a parameter that is given twice',
      `${KR}?asOf=2024-09-09&asOf=2024-09-10`,
      400,
      'REQUEST_INVALID',
    ],
    ['a day that no calendar holds', `${KR}?asOf=2024-02-30`, 400, 'REQUEST_INVALID'],
    ['a word for a day', `${KR}?asOf=today`, 400, 'REQUEST_INVALID'],
    ['a day in another notation', `${KR}?asOf=01/02/2024`, 400, 'REQUEST_INVALID'],
    ['an instant without its offset', `${KR}?asOf=2024-09-09T00:00:00`, 400, 'REQUEST_INVALID'],
    ['a year that no act knows', `${KR}?asOf=0000-01-01`, 400, 'REQUEST_INVALID'],
    ['a NUL in a name', '/v1/export-ban-lists/us%00chpl', 400, 'REQUEST_INVALID'],
    [
      'an authority that keeps no list',
      '/v1/export-ban-lists?authority=ZZ',
      404,
      'AUTHORITY_UNKNOWN',
    ],
    ['a stream that nobody wrote', '/v1/events?stream=export-ban-list/nope', 404, 'STREAM_UNKNOWN'],
    ['a page from beyond the head', '/v1/events?after=999999', 400, 'POSITION_AHEAD'],
    ['a parameter of a status', '/v1/status?x=1', 400, 'REQUEST_INVALID'],
    ['a parameter of reactions', '/v1/reactions?x=1', 400, 'REQUEST_INVALID'],
    ['a stream from beyond the head', '/v1/events/stream?after=999999', 400, 'POSITION_AHEAD'],
    ['an empty day', `${KR}?asOf=`, 400, 'REQUEST_INVALID'],
    ['a day where it has no meaning', '/v1/events?asOf=2024-09-09', 400, 'REQUEST_INVALID'],
    ['a list that nobody keeps', '/v1/export-ban-lists/kr-no-such-list', 404, 'LIST_UNKNOWN'],
    ['items of such a list', '/v1/export-ban-lists/kr-no-such-list/items', 404, 'LIST_UNKNOWN'],
    ['changes of such a list', '/v1/export-ban-lists/kr-no-such-list/changes', 404, 'LIST_UNKNOWN'],
    [
      'a code that HS 2022 does not have',
      `${CHECK}&goods=hs2022:854199`,
      400,
      'GOODS_CODE_UNKNOWN',
    ],
    ['a heading where a good is asked', `${CHECK}&goods=hs2022:8542`, 400, 'GOODS_CODE_TOO_SHORT'],
    ['another edition of the HS', `${CHECK}&goods=hs2017:854231`, 400, 'CODE_SYSTEM_UNKNOWN'],
    ['a control code', `${CHECK}&goods=eccn:3A090`, 400, 'CODE_SYSTEM_UNKNOWN'],
    ['no goods', CHECK, 400, 'GOODS_UNREADABLE'],
    [
      'goods and a lookback at once',
      `${CHECK}&goods=hs2022:854231&differs=now`,
      400,
      'GOODS_UNREADABLE',
    ],
    [
      'a country that is none',
      '/v1/export-checks?goods=hs2022:854231&destination=XX',
      400,
      'REQUEST_INVALID',
    ],
    ['a position that is to come', `${KR}?knownAt=position:999999`, 400, 'POSITION_AHEAD'],
    [
      'a time before anything was known',
      `${KR}?knownAt=2020-01-01T00:00:00Z`,
      400,
      'BEFORE_FIRST_POSITION',
    ],
    ['an event that no build knows', '/v1/events?type=ExportBanListUpdated', 400, 'EVENT_UNKNOWN'],
    ['a route that is none', '/v1/embargoes', 404, 'ROUTE_UNKNOWN'],
    ['an event that is not recorded', `/v1/events/${randomUUID()}`, 404, 'EVENT_NOT_RECORDED'],
    ['a document that is not archived', `/v1/evidence/${NOBODY}`, 404, 'EVIDENCE_RECORD_UNKNOWN'],
    ['too many at once', '/v1/events?limit=1001', 400, 'REQUEST_INVALID'],
  ])('is refused by name: %s', async (_case, url, status, code) => {
    const answer = await desk.get(url);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
    expect(answer.body.correlationId).toBe(answer.headers['x-correlation-id']);
  });

  it('is none where the day is far off: 2060 is answered as 2060', async () => {
    const { status, body } = await desk.get(`${KR}?asOf=2060-01-01`);
    expect(status).toBe(200);
    expect(body.meta.asOf).toBe('2060-01-01');
    expect(body.meta.instants).toEqual({ 'Asia/Seoul': '2059-12-31T15:00:00.000Z' });
  });

  it('names the first position where nothing was known yet', async () => {
    const { body } = await desk.get(`${KR}?knownAt=2020-01-01T00:00:00Z`);
    expect(body.detail).toMatch(/first position .* is 1, recorded at 20\d\d-/);
  });
});

describe('A fact that cannot be recorded', () => {
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await openTestDesk({ bodyMaxBytes: 64 * 1024 });
  }, 60_000);

  afterAll(() => desk.close());

  const head = async () => (await desk.get('/v1/status')).body.data.log.position as string;

  const fact = (over: object = {}) => ({
    type: 'ExportBanListExpanded',
    stream: 'export-ban-list/kr-situational-licence',
    data: {},
    evidence: [NOBODY],
    ...over,
  });

  it.each([
    ['cites a document that is not archived', { data: expansion() }, 422, 'EVIDENCE_NOT_ARCHIVED'],
    ['cites nothing', { evidence: [] }, 400, 'REQUEST_INVALID'],
    ['is of a type that no build knows', { type: 'ExportBanListUpdated' }, 400, 'EVENT_UNKNOWN'],
    ['is of a stream that nobody owns', { stream: 'weather/today' }, 404, 'STREAM_OF_NO_CONTEXT'],
    ['has a field that nobody decided about', { note: 'x' }, 400, 'REQUEST_INVALID'],
  ])('because it %s', async (_case, over, status, code) => {
    const before = await head();
    const answer = await desk.post('/v1/facts', fact(over));
    expect(answer.body).toMatchObject({ status, code });
    expect(await head()).toBe(before);
  });

  it('because it is too large', async () => {
    const answer = await desk.post('/v1/facts', fact({ data: { text: 'x'.repeat(70_000) } }));
    expect(answer.body).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
  });

  it('because it is no JSON', async () => {
    const answer = await desk.post('/v1/facts', '{"type":', { 'content-type': 'application/json' });
    expect(answer.body).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
  });

  it('because its key is no UUID', async () => {
    const answer = await desk.post('/v1/facts', fact(), { 'idempotency-key': '42' });
    expect(answer.body).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_UNREADABLE' });
    expect(answer.body.detail).toContain('send a UUID');
  });

  it('because a load of the history takes nothing', async () => {
    const answer = await desk.post('/v1/reference-history', { a: 1 });
    expect(answer.body).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
  });
});

function expansion() {
  const day = { verbatim: '2030-01-01', value: '2030-01-01', precision: 'day', zone: 'Asia/Seoul' };
  return {
    list: 'kr-situational-licence',
    changeId: '99th-notice',
    instrument: 'a notice that nobody saw',
    promulgatedOn: day,
    effectiveOn: day,
    basis: 'legal-act',
    grossAdded: 1,
    net: 1,
    statedTotal: 1403,
  };
}
