import {
  curatorAt,
  newYork,
  pyongyang,
  shownFor,
  type Curator,
  type Written,
} from '../harness/curator';
import { openTestDesk, type TestDesk } from '../harness/test-desk';

let desk: TestDesk;
let curator: Curator;

beforeAll(async () => {
  desk = await openTestDesk();
  curator = await curatorAt(desk);
}, 60_000);

afterAll(() => desk.close());

type Day = ReturnType<typeof newYork>;
type Dispute = Readonly<{ stream: string; subject: string; field: string }>;

const claim = ({ stream, ...of }: Dispute, claimed: Day, source: string) =>
  curator.record({ type: 'DateClaimed', stream, data: { ...of, claimed, source } });

const adopt = ({ stream, ...of }: Dispute, adopted: Day, rejected: object) => {
  const reason = 'The record of the meeting says so.';
  const data = { ...of, adopted, reason, rejected: [rejected] };
  return curator.record({ type: 'DateAdopted', stream, data });
};

const knowing = ({ before }: Written) => `&knownAt=position:${before}`;

const doubtsOf = async (url: string) =>
  ((await desk.get(url)).body.meta.incomplete as { reason: string }[]).map(({ reason }) => reason);

describe('A day of a vote on which two sources disagree', () => {
  const vote = { stream: 'sanctions-regime/1718', subject: 'S/2024/255', field: 'votedOn' };
  const STATUS = '/v1/sanctions-regimes/1718/enforcement-status';
  const VOTES = '/v1/council-votes?regime=1718&symbol=S/2024/255';
  const status = (asOf: string, more = '') => `${STATUS}?asOf=${asOf}${more}`;
  const votes = (asOf: string, more = '') => `${VOTES}&asOf=${asOf}${more}`;
  const official = { claimed: newYork('2024-03-28'), source: 'The press office' };

  /** Of the days that somebody gives, the one that answers go by. */
  const believed = async (asOf: string, more = '') => {
    const { body } = await desk.get(`/v1/sanctions-regimes/1718?asOf=${asOf}${more}`);
    const [dispute] = body.data.disputed as { values: { value: string; adopted: boolean }[] }[];
    return dispute?.values.filter(({ adopted }) => adopted).map(({ value }) => value);
  };

  let disputed: Written;
  let adopted: Written;

  beforeAll(async () => {
    await claim(vote, official.claimed, official.source);
    disputed = await claim(vote, newYork('2024-03-27'), 'A newspaper');
  });

  it('makes what lies between the two days a dispute, as the dry run had shown', async () => {
    expect(disputed.changes).toContainEqual(
      expect.objectContaining({ answer: 'enforcement-status', key: '1718' }),
    );
    expect(await doubtsOf(status('2024-03-26'))).toEqual([]);
    expect(await doubtsOf(status('2024-03-27'))).toEqual(['disputed']);
    expect(await doubtsOf('/v1/council-votes?regime=1718&asOf=2024-03-27')).toEqual(['disputed']);
    expect(await doubtsOf('/v1/council-votes?regime=1718&asOf=2024-03-29')).toEqual([]);
    expect(await doubtsOf(status('2024-03-28'))).toEqual([]);
    expect(await doubtsOf(status('2024-03-27', knowing(disputed)))).toEqual([]);
  });

  it('leaves the answer with the fact’s own day while nobody settles it', async () => {
    const { body } = await desk.get(status('2024-03-27'));
    expect(body.data).toMatchObject({ monitoring: 'active', blockedBy: [] });
  });

  describe('and of which one is adopted', () => {
    beforeAll(async () => {
      adopted = await adopt(vote, newYork('2024-03-27'), official);
    });

    it('moves the answers to it, as the dry run had shown', async () => {
      expect(shownFor(adopted, 'enforcement-status', '2024-03-27T04:00:00.000Z')).toContainEqual({
        field: 'monitoring',
        before: 'active',
        after: 'renewal-blocked',
      });
      const { body } = await desk.get(status('2024-03-27'));
      expect(body).toMatchObject({
        data: { monitoring: 'renewal-blocked', since: '2024-03-27T04:00:00.000Z' },
        // Who adopts a day says by which one the answer goes, not that the other was never said.
        meta: { incomplete: [{ reason: 'disputed' }] },
      });
      expect(await believed('2024-03-27')).toEqual(['2024-03-27']);
      expect((await desk.get(votes('2024-04-01'))).body.data).toMatchObject([
        { date: '2024-03-27' },
      ]);
    });

    it('leaves them as they were known before', async () => {
      const { body } = await desk.get(status('2024-03-27', knowing(adopted)));
      expect(body).toMatchObject({
        data: { monitoring: 'active' },
        meta: { incomplete: [{ reason: 'disputed' }] },
      });
      expect((await desk.get(votes('2024-04-01', knowing(adopted)))).body.data).toMatchObject([
        { date: '2024-03-28' },
      ]);
      expect(await believed('2024-03-27', knowing(adopted))).toEqual(['2024-03-28']);
    });

    it('goes by its own day again where the adoption is retracted', async () => {
      await curator.retract(adopted.events[0]?.eventId ?? '');
      expect((await desk.get(status('2024-03-27'))).body.data.monitoring).toBe('active');
      expect(await believed('2024-03-27')).toEqual(['2024-03-28']);
    });
  });
});

describe('A day of a treaty on which two sources disagree', () => {
  const development = 'treaty-ru-kp-2024';
  const signing = {
    ...{ stream: `development/${development}`, subject: development },
    field: 'signedOn',
  };
  const treaty = (asOf: string, more = '') => `/v1/developments/${development}?asOf=${asOf}${more}`;
  const signedOn = async (url: string) => {
    const { body } = await desk.get(url);
    const dates = body.data.dates as { field: string; value: string }[];
    return dates.find(({ field }) => field === 'signedOn')?.value;
  };
  const official = { claimed: pyongyang('2024-06-19'), source: 'A news agency' };

  let disputed: Written;
  let adopted: Written;

  beforeAll(async () => {
    await claim(signing, official.claimed, official.source);
    disputed = await claim(signing, pyongyang('2024-06-20'), 'A newspaper');
  });

  it('is in dispute while the question lies between the two days', async () => {
    expect(await doubtsOf(treaty('2024-06-19'))).toEqual(['disputed']);
    expect((await desk.get(treaty('2024-06-19'))).body.data).toMatchObject({
      status: 'signed',
      disputed: [{ field: 'signedOn' }],
    });
    expect(await doubtsOf(treaty('2024-06-20'))).toEqual([]);
    expect(await doubtsOf(treaty('2024-06-19', knowing(disputed)))).toEqual([]);
  });

  it('moves the answer to the day that is adopted, and not as it was known before', async () => {
    adopted = await adopt(signing, pyongyang('2024-06-20'), official);
    expect(await signedOn(treaty('2024-06-21'))).toBe('2024-06-20');
    expect((await desk.get(treaty('2024-06-19'))).body.data?.status).not.toBe('signed');
    expect(await doubtsOf(treaty('2024-06-19'))).toEqual(['disputed', 'before-establishment']);
    expect(await doubtsOf(treaty('2024-06-18'))).toEqual(['before-establishment']);
    expect(await doubtsOf('/v1/developments?kind=treaty&asOf=2024-06-19')).toContain('disputed');
    expect(await signedOn(treaty('2024-06-21', knowing(adopted)))).toBe('2024-06-19');
    expect((await desk.get(treaty('2024-06-19', knowing(adopted)))).body.data.status).toBe(
      'signed',
    );
  });
});
