import { curatorAt, newYork, type Asked } from '../harness/curator';
import { asked, MOMENTS, ROUTES } from '../harness/every-read';
import { openTestDesk, type TestDesk } from '../harness/test-desk';

/** Where the log had come to when it was asked, and when that was, is no part of an answer. */
const OF_THE_LOG = ['position', 'knownAt', 'recordedAt'];

/** What each desk calls the facts that it was told here: of two desks one name is another. */
const NAMES = new Map<unknown, string>();

const answerIn = (text: string): unknown =>
  JSON.parse(text, (name, value: unknown) =>
    OF_THE_LOG.includes(name) ? undefined : (NAMES.get(value) ?? value),
  );

type Answers = ReadonlyMap<string, unknown>;

const answersOf = async (
  desk: TestDesk,
  route: string,
  moments: readonly string[] = MOMENTS,
): Promise<Answers> => {
  const answers = new Map<string, unknown>();
  for (const asOf of moments) {
    const url = asked(route, asOf);
    const { status, text } = await desk.get(url);
    answers.set(url, { status, answer: answerIn(text) });
  }
  return answers;
};

type Told = Readonly<{ type: string; actor: string; cause: string }>;

const regime = '1718';
const stream = `sanctions-regime/${regime}`;
const engines = 'engines-until-july';

const imposed = (over: Readonly<{ measure: string }>) => ({
  ...{ regime, kind: 'goods-ban', subject: 'engines', direction: 'to-territory', cap: null },
  goods: { codeSystem: 'hs2022', codes: ['7207', '8407'] },
  ...{ imposedBy: 'S/RES/2998(2024)', paragraph: 'para 1', decidedOn: newYork('2024-05-15') },
  ...{ effectiveOn: null, endsOn: null, replaces: [] },
  ...over,
});

/** What no history that is shipped holds: an end of a measure, an easing, and one to come. */
const tellMore = async (desk: TestDesk): Promise<void> => {
  const curator = await curatorAt(desk);
  const record = async (fact: Asked) => {
    const { events } = await curator.record(fact);
    events.forEach(({ eventId, type, subject }) => NAMES.set(eventId, `${type} of ${subject}`));
  };
  const impose = (over: Readonly<{ measure: string }>) =>
    record({ type: 'SanctionsMeasureImposed', stream, data: imposed(over) });
  await impose({ measure: engines, ...{ endsOn: newYork('2024-07-31') } });
  await impose({ measure: 'engines-to-come', ...{ effectiveOn: newYork('2027-01-01') } });
  await record({
    ...{ type: 'SanctionsMeasureEased', stream },
    data: {
      ...{ regime, measure: engines, kind: 'easing', easing: 'spare-parts', scope: 'spare parts' },
      ...{ easedBy: 'S/RES/2999(2024)', paragraph: null, decidedOn: newYork('2024-06-20') },
      ...{ effectiveOn: null, endsOn: newYork('2024-07-15') },
    },
  });
  const seen = { subject: engines, provisions: 'all', stage: 'ended' };
  const data = { ...seen, seenOn: newYork('2024-08-05') };
  await record({ type: 'StatusConfirmed', stream, data });
};

const determined = async (desk: TestDesk): Promise<string> => {
  const asked = { goods: ['hs2022:720711'], destination: 'KP', origin: 'CN', asOf: '2024-06-30' };
  const { status, body } = await desk.post('/v1/export-checks', asked);
  expect(status).toBe(201);
  return body.data.determination as string;
};

describe('With its timekeeper a desk', () => {
  let desk: TestDesk;
  let newest: string;
  let determination: string;
  const without = new Map<string, Answers>();
  const kept: unknown[] = [];

  const readKept = async () => {
    const url = `/v1/export-checks/${determination}`;
    for (const route of [url, `${url}?compare=now`, '/v1/export-checks?differs=now']) {
      const { status, text } = await desk.get(route);
      expect(status).toBe(200);
      kept.push((answerIn(text) as { data: unknown }).data);
    }
  };

  beforeAll(async () => {
    desk = await openTestDesk({ timekeeper: false });
    await tellMore(desk);
    determination = await determined(desk);
    newest = (await desk.get('/v1/status')).body.data.log.position as string;
    await desk.get(`/v1/sanctions-regimes?minPosition=${newest}`);
    await desk.get(`/v1/export-ban-lists?minPosition=${newest}`);
    for (const route of ROUTES) without.set(route, await answersOf(desk, route));
    await readKept();
    await desk.desk.close();
    // The same history, and what the timekeeper has to say about it since.
    desk = await desk.reopen({ timekeeper: true });
  }, 240_000);

  afterAll(() => desk.close());

  it('knows more than without: that days have come and gone', async () => {
    const { body } = await desk.get(`/v1/events?after=${newest}&limit=1000`);
    const told = body.data as readonly Told[];
    expect(told.map(({ type }) => type)).toContain('ExportBanListChangeTookEffect');
    expect(told.map(({ type }) => type)).toContain('MonitoringMandateExpired');
    expect(told.map(({ type }) => type)).toContain('SanctionsMeasureExpired');
    const others = told.filter(({ actor, cause }) => actor !== 'timekeeper' || cause !== 'clock');
    expect(others).toEqual([]);
  });

  it('has said it all before it opened, and says nothing twice', async () => {
    const before = (await desk.get('/v1/status')).body.data.log as unknown;
    await desk.desk.close();
    desk = await desk.reopen({ timekeeper: true });
    expect((await desk.get('/v1/status')).body.data.log).toEqual(before);
  }, 60_000);

  it.each(ROUTES)(
    'answers as without, at every moment: %s',
    async (route) => {
      const answers = await answersOf(desk, route);
      expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(without.get(route) ?? []));
      // An answer that was refused says nothing of the timekeeper.
      const statuses = [...answers.values()].map((each) => (each as { status: number }).status);
      expect(new Set(statuses)).toEqual(new Set([200]));
    },
    60_000,
  );

  it('tells as without of what it determined', async () => {
    const before = [...kept];
    kept.length = 0;
    await readKept();
    expect(kept).toEqual(before);
  });
});

describe('With its timekeeper a desk, where what it went by is taken back,', () => {
  const REGIME = ROUTES.filter((route) => /1718|mandates|regimes$/.test(route));
  /** All that is taken back was seen in them. */
  const THEN = MOMENTS.filter((moment) => moment >= '2024-03');
  const desks: TestDesk[] = [];

  /** Nobody has looked after the last days: their ends are not believed any more. */
  const takeBack = async (desk: TestDesk): Promise<void> => {
    const of = `stream=${stream}&type=StatusConfirmed`;
    const looks = (await desk.get(`/v1/events?${of}`)).body.data as readonly { eventId: string }[];
    expect(looks).toHaveLength(2);
    for (const { eventId } of looks) {
      const reason = 'It was another panel, and another measure.';
      const { status, body } = await desk.post(`/v1/facts/${eventId}/retraction`, { reason });
      expect(status).toBe(201);
      const position = String(body.meta.position);
      await desk.get(`/v1/sanctions-regimes?minPosition=${position}`);
      await desk.get(`/v1/export-ban-lists?minPosition=${position}`);
    }
  };

  /** It says all that is due before it opens again. */
  const opened = async (timekeeper: boolean): Promise<TestDesk> => {
    const desk = await openTestDesk({ timekeeper });
    await tellMore(desk);
    await desk.desk.close();
    return desk.reopen();
  };

  const noticesOf = async (desk: TestDesk): Promise<number> => {
    const of = `stream=${stream}&type=SanctionsMeasureExpired`;
    return ((await desk.get(`/v1/events?${of}`)).body.data as readonly unknown[]).length;
  };

  beforeAll(async () => {
    for (const timekeeper of [false, true]) desks.push(await opened(timekeeper));
    const notices: number[] = [];
    for (const desk of desks) notices.push(await noticesOf(desk));
    expect(notices).toEqual([0, 1]);
    for (const desk of desks) await takeBack(desk);
  }, 240_000);

  afterAll(async () => {
    for (const desk of desks) await desk.close();
  });

  it.each(REGIME)(
    'answers as without, at every moment: %s',
    async (route) => {
      const [without, answers] = await Promise.all(
        desks.map((desk) => answersOf(desk, route, THEN)),
      );
      expect(Object.fromEntries(answers ?? [])).toEqual(Object.fromEntries(without ?? []));
    },
    60_000,
  );
});
