import { openTestDesk, type TestDesk } from '../harness/test-desk';

const CHPL = '/v1/export-ban-lists/us-chpl';

const asked = (over: Record<string, string> = {}) =>
  new URLSearchParams({
    edition: '2030-01-01',
    changeId: 'edition-2030-01-01',
    stage: 'promulgated',
    instrument: 'Common High Priority List of 1 January 2030',
    effectiveOn: '2030-01-01',
    promulgatedOn: '2029-12-01',
    ...over,
  });

const csv = (...lines: string[]) => ['code,description,tier', ...lines, ''].join('\n');

describe('An edition of the Common High Priority List', () => {
  let desk: TestDesk;
  let evidence: string;

  const post = (body: string | Buffer, over: Record<string, string> = {}) =>
    desk.post(`${CHPL}/editions?${asked({ evidence, ...over }).toString()}`, body, {
      'content-type': 'text/csv',
    });

  const head = async () => (await desk.get('/v1/status')).body.data.log.position as string;

  /** The list as it stands, as a publisher would send it. */
  const standing = async (): Promise<string[]> => {
    const { body } = await desk.get(`${CHPL}/items?asOf=2029-12-31&limit=1000`);
    return (body.data as { code: string; description: string; tier?: string }[]).map(
      ({ code, description, tier }) =>
        `${code},"${description.replaceAll('"', '""')}",${tier ?? ''}`,
    );
  };

  beforeAll(async () => {
    desk = await openTestDesk();
    const about = 'publisher=BIS&tier=publisher-list&title=Common+High+Priority+List+of+2030';
    const kept = await desk.post(`/v1/evidence?${about}`, 'the list as a page', {
      'content-type': 'text/plain',
    });
    expect(kept.status).toBe(201);
    evidence = kept.body.sha256 as string;
  }, 60_000);

  afterAll(() => desk.close());

  it.each([
    ['is empty', ''],
    ['has a header only', csv()],
    ['has broken quoting', csv('854231,"Processors,TIER_1')],
    ['has a ragged row', csv('854231,Processors,TIER_1,more')],
    ['lists a code twice', csv('854231,Processors,1', '854231,Controllers,1')],
    ['has a code that HS 2022 does not have', csv('854199,Nothing,1')],
    ['has a code in another notation', csv('8542.31,Processors,1')],
    ['holds a NUL', csv('854231,Proc\u0000essors,1')],
    ['is UTF-16', Buffer.from('\ufeff' + csv('854231,Processors,1'), 'utf16le')],
    ['is an error page', '<html><body>500</body></html>'],
  ])('that %s is refused whole, by name, and removes nothing', async (_case, body) => {
    const before = await head();
    const answer = await post(body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.code).toMatch(/^(EDITION|GOODS|DUPLICATE)_/);
    expect(await head()).toBe(before);
  });

  it('that would remove most of the list is refused until its sender says how many', async () => {
    const few = csv('854231,Processors,1');
    const refused = await post(few);
    expect(refused.body).toMatchObject({ status: 422, code: 'EDITION_REMOVES_MOST' });
    expect(refused.body.detail).toContain('49');
    const miscounted = await post(few, { removes: '48' });
    expect(miscounted.body).toMatchObject({ code: 'EDITION_REMOVES_MOST' });
  });

  it('older than the newest is refused as out of order', async () => {
    const answer = await post(csv(...(await standing())), {
      effectiveOn: '2020-01-01',
      promulgatedOn: '2020-01-01',
    });
    expect(answer.body).toMatchObject({ status: 422, code: 'EDITION_OUT_OF_ORDER' });
  });

  it('with one item more becomes one commit, and takes effect on its day', async () => {
    const rows = [...(await standing()), '010121,"Horses; live, pure-bred breeding animals",4.B'];
    const answer = await post(`\ufeff${csv(...rows)}`);
    expect(answer.status).toBe(201);
    const { events } = answer.body.data as { events: { type: string; commit: { id: string } }[] };
    expect(events.map(({ type }) => type)).toEqual([
      'ExportBanListExpanded',
      'ExportBanListItemised',
    ]);
    expect(new Set(events.map(({ commit }) => commit.id)).size).toBe(1);
    const min = `minPosition=${String(answer.body.meta.position)}`;
    const before = await desk.get(`${CHPL}?asOf=2029-12-31&${min}`);
    expect(before.body.data).toMatchObject({ total: 50, pending: [{ net: 1, statedTotal: 51 }] });
    const after = await desk.get(`${CHPL}?asOf=2030-01-01&${min}`);
    expect(after.body.data).toMatchObject({ total: 51, itemised: 51, pending: [] });
    const check = '/v1/export-checks?goods=hs2022:010121&origin=US&destination=RU';
    const rulesOn = async (asOf: string) =>
      (await desk.get(`${check}&asOf=${asOf}`)).body.data[0].rules as object[];
    expect(await rulesOn('2029-12-31')).toMatchObject([{ list: 'us-chpl', stage: 'promulgated' }]);
    expect(await rulesOn('2030-01-01')).toMatchObject([{ list: 'us-chpl', stage: 'in-force' }]);
  });

  it('that says nothing new records nothing', async () => {
    const before = await head();
    const { body } = await desk.get(`${CHPL}/items?asOf=2030-01-01&limit=1000`);
    const rows = (body.data as { code: string; description: string; tier?: string }[]).map(
      ({ code, description, tier }) =>
        `${code},"${description.replaceAll('"', '""')}",${tier ?? ''}`,
    );
    const answer = await post(csv(...rows), { edition: '2030-02-01', changeId: 'again' });
    expect(answer.status).toBe(200);
    expect(answer.body.data.events).toEqual([]);
    expect(await head()).toBe(before);
  });
});
