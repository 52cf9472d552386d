import { openTestDesk, type TestDesk } from '../harness/test-desk';

const KR = 'kr-situational-licence';
const LIST = `/v1/export-ban-lists/${KR}`;
const reason = 'It was invented for a test.';

const day = (value: string, zone: string) => ({ verbatim: value, value, precision: 'day', zone });
const seoul = (value: string) => day(value, 'Asia/Seoul');
const newYork = (value: string) => day(value, 'America/New_York');

const expansion = (changeId: string, net: number) => ({
  type: 'ExportBanListExpanded',
  stream: `export-ban-list/${KR}`,
  data: {
    ...{ list: KR, changeId, instrument: 'A notice of 2029 for this test', basis: 'legal-act' },
    ...{ promulgatedOn: seoul('2029-05-01'), effectiveOn: seoul('2029-06-01') },
    ...{ grossAdded: net, net, statedTotal: 1402 + net },
  },
});

type Event = Readonly<{ eventId: string; type: string; subject: string }>;
type Field = Readonly<{ field: string; before: unknown; after: unknown }>;
type Change = Readonly<{ answer: string; key: string; from: string; fields: readonly Field[] }>;

describe('A dry run', () => {
  let desk: TestDesk;
  let evidence: readonly string[];

  const archived = async (title: string) => {
    const about = `publisher=Nobody&tier=press&title=${title}`;
    const kept = await desk.post(`/v1/evidence?${about}`, title, { 'content-type': 'text/plain' });
    return kept.body.sha256 as string;
  };

  const record = async (fact: object): Promise<Event> => {
    const { body } = await desk.post('/v1/facts', { evidence, ...fact });
    const [event] = body.data.events as [Event];
    return event;
  };

  const asked = async (url: string, body: object) => {
    const shown = await desk.post(`${url}?dryRun=true`, body);
    expect(shown.status).toBe(200);
    return shown.body.data as { events: Event[]; changes: Change[]; leftOut: object[] };
  };

  /** What one answer would say otherwise at an instant at which something turns. */
  const fieldsOf = (changes: readonly Change[], answer: string, from: string) =>
    changes.find((each) => each.answer === answer && each.from === from)?.fields;

  const totalOn = async (asOf: string) =>
    (await desk.get(`${LIST}?asOf=${asOf}`)).body.data.total as number | null;

  beforeAll(async () => {
    desk = await openTestDesk();
    evidence = [await archived('One')];
  }, 60_000);

  afterAll(() => desk.close());

  const june = '2029-05-31T15:00:00.000Z';

  it('shows the answers that would change, as they are once the fact is recorded', async () => {
    const fact = { ...expansion('40th-notice', 3), evidence };
    const { changes, leftOut } = await asked('/v1/facts', fact);
    expect(fieldsOf(changes, 'export-ban-list', june)).toContainEqual({
      ...{ field: 'total', before: 1402, after: 1405 },
    });
    expect(fieldsOf(changes, 'export-ban-list-change', june)).toContainEqual({
      ...{ field: 'stage', before: null, after: 'in-force' },
    });
    expect(leftOut).toEqual([]);

    const { eventId } = await record(fact);
    expect(await totalOn('2029-06-01')).toBe(1405);
    expect(await asked('/v1/facts', fact)).toMatchObject({ events: [], changes: [] });

    const url = `/v1/facts/${eventId}/retraction`;
    const taken = await asked(url, { reason });
    expect(taken.events).toMatchObject([{ type: 'FactRetracted' }]);
    expect(fieldsOf(taken.changes, 'export-ban-list', june)).toContainEqual({
      ...{ field: 'total', before: 1405, after: 1402 },
    });
    expect(await totalOn('2029-06-01')).toBe(1405);
    await desk.post(url, { reason });
    expect(await totalOn('2029-06-01')).toBe(1402);
  });

  it('of a correction shows what the right fact makes of it', async () => {
    const { eventId } = await record(expansion('41st-notice', 1));
    const { type, data } = expansion('41st-notice', 2);
    const replacement = { type, data, evidence };
    const url = `/v1/facts/${eventId}/retraction`;
    const { changes } = await asked(url, { reason, replacement });
    expect(fieldsOf(changes, 'export-ban-list', june)).toEqual([
      { field: 'total', before: 1403, after: 1404 },
    ]);
    await desk.post(url, { reason });
  });

  it('of a further document changes no answer: once recorded, they show it', async () => {
    const { eventId, subject } = await record(expansion('42nd-notice', 1));
    const further = await archived('Another');
    const corroboration = {
      ...{ type: 'FactCorroborated', stream: `export-ban-list/${KR}`, evidence: [further] },
      data: { eventIds: [eventId], subject },
    };
    expect(await asked('/v1/facts', corroboration)).toMatchObject({
      ...{ events: [{ type: 'FactCorroborated' }], changes: [], leftOut: [] },
    });
    const answer = async (more = '') => desk.get(`${LIST}?asOf=2029-06-01${more}`);
    const word = await desk.post('/v1/facts', corroboration);
    expect(word.status).toBe(201);
    expect((await desk.post('/v1/facts', corroboration)).body.data.events).toEqual([]);
    expect((await answer()).text).toContain(further);
    const before = BigInt(word.body.meta.position as string) - 1n;
    expect((await answer(`&knownAt=position:${String(before)}`)).text).not.toContain(further);

    const [{ eventId: wordId }] = word.body.data.events as [Event];
    await desk.post(`/v1/facts/${wordId}/retraction`, { reason });
    expect((await answer()).text).not.toContain(further);
    expect((await answer()).body.data.total).toBe(1403);
    await desk.post(`/v1/facts/${eventId}/retraction`, { reason });
  });

  it('of a retracted veto shows that the renewal was not blocked, as it is then', async () => {
    const { body } = await desk.get(
      '/v1/events?stream=sanctions-regime/1718&type=DraftResolutionVetoed&limit=100',
    );
    const veto = (body.data as Event[]).find(({ subject }) => subject === 'S/2024/255');
    const url = `/v1/facts/${veto?.eventId ?? ''}/retraction`;
    const { events, changes } = await asked(url, { reason });
    expect(events).toMatchObject([
      { data: { eventIds: [veto?.eventId, expect.any(String)], subject: 'S/2024/255' } },
    ]);
    const fields = fieldsOf(changes, 'enforcement-status', '2024-03-28T04:00:00.000Z');
    expect(fields).toContainEqual({
      ...{ field: 'monitoring', before: 'renewal-blocked', after: 'active' },
    });
    expect(fields).toContainEqual({ field: 'blockedBy', before: ['RUS'], after: [] });
    expect(changes).toContainEqual(
      expect.objectContaining({ answer: 'council-vote', key: '1718 S/2024/255' }),
    );

    const status = '/v1/sanctions-regimes/1718/enforcement-status?asOf=2024-04-15';
    const monitoring = async () => (await desk.get(status)).body.data.monitoring as string;
    expect(await monitoring()).toBe('renewal-blocked');
    const taken = await desk.post(url, { reason });
    expect(await monitoring()).toBe('active');
    const [{ eventId }] = taken.body.data.events as [Event];
    const back = await asked(`/v1/facts/${eventId}/retraction`, { reason });
    expect(fieldsOf(back.changes, 'enforcement-status', '2024-03-28T04:00:00.000Z')).toContainEqual(
      { field: 'monitoring', before: 'active', after: 'renewal-blocked' },
    );
    await desk.post(`/v1/facts/${eventId}/retraction`, { reason });
    expect(await monitoring()).toBe('renewal-blocked');
  });

  it('of a vote on a draft shows the vote', async () => {
    const data = {
      ...{ regime: '1718', symbol: 'S/2029/1', votedOn: newYork('2024-03-29'), casts: [] },
      ...{ tally: { for: 8, against: 4, abstaining: 3 } },
      proposal: {},
    };
    const fact = { type: 'DraftResolutionFailed', stream: 'sanctions-regime/1718', data, evidence };
    const { events, changes } = await asked('/v1/facts', fact);
    expect(events).toMatchObject([{ type: 'DraftResolutionFailed' }]);
    expect(changes).toContainEqual(
      expect.objectContaining({ model: 'security-council', answer: 'council-vote' }),
    );
    await record(fact);
    expect(await asked('/v1/facts', fact)).toMatchObject({ events: [], changes: [] });
  });

  it('of a retracted entry into force shows the treaty as ratified', async () => {
    const stream = 'development/treaty-ru-kp-2024';
    const { body } = await desk.get(`/v1/events?stream=${stream}&type=TreatyEnteredIntoForce`);
    const [{ eventId }] = body.data as [Event];
    const { changes } = await asked(`/v1/facts/${eventId}/retraction`, { reason });
    expect(changes.flatMap(({ fields }) => fields)).toContainEqual({
      ...{ field: 'status', before: 'in-force', after: 'ratified' },
    });
  });

  it('of a fact for a stream that no context owns is refused as the fact is', async () => {
    const fact = { type: 'DateClaimed', stream: 'designation-list/un-sc', data: {}, evidence };
    for (const url of ['/v1/facts', '/v1/facts?dryRun=true']) {
      const answer = await desk.post(url, fact);
      expect(answer.body).toMatchObject({ status: 404, code: 'STREAM_OF_NO_CONTEXT' });
      expect(answer.body.detail).toContain('sanctions-regime/<regime>');
    }
  });
});
