import { curatorAt, idOf } from '../harness/curator';
import { messagesOf } from '../harness/server-sent-events';
import { openTestDesk, type TestDesk } from '../harness/test-desk';

describe('History', () => {
  let desk: TestDesk;
  let url: string;
  let head: number;

  beforeAll(async () => {
    desk = await openTestDesk();
    await desk.desk.app.listen(0, '127.0.0.1');
    url = await desk.desk.app.getUrl();
    await desk.post('/v1/export-checks', {
      goods: ['hs2022:854231'],
      destination: 'RU',
      origin: 'US',
    });
    head = Number((await desk.get('/v1/status')).body.data.log.position);
  }, 60_000);

  afterAll(() => desk.close());

  it('is paged by position, without a gap', async () => {
    const positions: string[] = [];
    let after: string | undefined = '0';
    while (after !== undefined) {
      const { body } = await desk.get(`/v1/events?limit=3&after=${after}`);
      positions.push(...(body.data as { position: string }[]).map(({ position }) => position));
      after = body.meta.nextAfter as string | undefined;
    }
    expect(positions).toEqual(Array.from({ length: head }, (_, i) => String(i + 1)));
  });

  it('is exported whole, one fact a line', async () => {
    const { text, headers } = await desk.get('/v1/events', { accept: 'application/x-ndjson' });
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { position: string });
    expect(lines.map(({ position }) => Number(position))).toEqual(
      Array.from({ length: head }, (_, i) => i + 1),
    );
    expect(headers['x-log-position']).toBe(String(head));
  });

  it('is streamed by position, with nothing of a determination but its place', async () => {
    const messages = await messagesOf(`${url}/v1/events/stream?after=0`, head);
    expect(messages.map(({ id }) => Number(id))).toEqual(
      Array.from({ length: head }, (_, i) => i + 1),
    );
    const last = messages.at(-1);
    expect(last?.event).toBe('withheld');
    expect(Object.keys(JSON.parse(last?.data ?? '') as object).sort()).toEqual([
      'commit',
      'leafHash',
      'position',
      'recordedAt',
    ]);
    expect(last?.data).not.toContain('854231');
  });

  it('is resumed after the last id that a client saw, inside a commit too', async () => {
    const [first] = await messagesOf(`${url}/v1/events/stream`, 1, { 'last-event-id': '2' });
    expect(first?.id).toBe('3');
  });

  it('is streamed by type', async () => {
    const messages = await messagesOf(`${url}/v1/events/stream?type=ExportBanListExpanded`, 2);
    expect(messages.map(({ event }) => event)).toEqual([
      'ExportBanListExpanded',
      'ExportBanListExpanded',
    ]);
  });

  it('goes on live', async () => {
    const coming = messagesOf(`${url}/v1/events/stream?after=${String(head)}`, 1);
    await desk.post('/v1/export-checks', {
      goods: ['hs2022:010121'],
      destination: 'RU',
      origin: 'US',
    });
    const [message] = await coming;
    expect(message?.id).toBe(String(head + 1));
  });

  it('tells of each fact its further documents, and what took it back', async () => {
    const curator = await curatorAt(desk);
    const stream = 'sanctions-regime/1718';
    const { body } = await desk.get(`/v1/events?stream=${stream}&subject=S/2024/255`);
    const [{ eventId, subject }] = body.data as [{ eventId: string; subject: string }];
    const data = { eventIds: [eventId], subject };
    const word = await curator.record({ type: 'FactCorroborated', stream, data });
    const retraction = await curator.retract(eventId);
    expect((await desk.get(`/v1/events/${eventId}`)).body.data).toMatchObject({
      corroboratedBy: [{ eventId: idOf(word, 'FactCorroborated') }],
      retractedBy: [{ eventId: idOf(retraction, 'FactRetracted') }],
    });
    const other = await desk.get(`/v1/events/${idOf(word, 'FactCorroborated')}`);
    expect(other.body.data).toMatchObject({ corroboratedBy: [], retractedBy: [] });
  });
});

describe('A read', () => {
  let desk: TestDesk;
  const list = '/v1/export-ban-lists/kr-situational-licence';

  beforeAll(async () => {
    desk = await openTestDesk();
  }, 60_000);

  afterAll(() => desk.close());

  it('says by a tag what was answered, and 304 where nothing moved', async () => {
    const first = await desk.get(list);
    const tag = String(first.headers['etag']);
    const second = await desk.get(list, { 'if-none-match': tag });
    expect([second.status, second.text]).toEqual([304, '']);
    const another = await desk.get(`${list}?asOf=2023-01-01`, { 'if-none-match': tag });
    expect(another.status).toBe(200);
  });

  it.each(['/v1/status', '/v1/events?limit=5'])('of %s is tagged, too', async (url) => {
    const first = await desk.get(url);
    const tag = String(first.headers['etag']);
    expect((await desk.get(url, { 'if-none-match': tag })).status).toBe(304);
  });

  it('is known by the correlation id of its caller', async () => {
    const id = '2ed6657d-e927-568b-95e1-2665a8aea6a2';
    const { headers } = await desk.get(list, { 'x-correlation-id': id });
    expect(headers['x-correlation-id']).toBe(id);
  });

  it('that waits for a position which does not come is told to come again', async () => {
    const answer = await desk.get(`${list}?minPosition=999999`);
    expect(answer.body).toMatchObject({ status: 503, code: 'MODEL_BEHIND' });
    expect(answer.headers['retry-after']).toBe('1');
  });

  it('inside a commit is answered at the last whole one before', async () => {
    const { body } = await desk.get(`${list}?knownAt=position:1`).catch(() => ({ body: {} }));
    expect(body).toMatchObject({ status: 400, code: 'BEFORE_FIRST_POSITION' });
  });

  it('carries the documents that it rests on', async () => {
    const { body } = await desk.get(`${list}?asOf=2024-07-01`);
    const [pending] = body.data.pending as { evidence: { tier: string; title: string }[] }[];
    expect(pending?.evidence.length).toBeGreaterThan(0);
    expect(pending?.evidence[0]).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('is described for machines', async () => {
    const { body } = await desk.get('/openapi.json');
    expect(Object.keys(body.paths as object)).toEqual(
      expect.arrayContaining([
        '/v1/export-ban-lists',
        '/v1/export-ban-lists/{list}',
        '/v1/export-ban-lists/{list}/items',
        '/v1/export-ban-lists/{list}/changes',
        '/v1/export-ban-lists/{list}/editions',
        '/v1/export-checks',
        '/v1/export-checks/{id}',
        '/v1/evidence',
        '/v1/evidence/{sha256}',
        '/v1/facts',
        '/v1/facts/{eventId}/retraction',
        '/v1/events',
        '/v1/events/stream',
        '/v1/events/{eventId}',
        '/v1/status',
      ]),
    );
  });
});
