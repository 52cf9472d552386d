import { curatorAt, idOf, newYork, type Curator } from '../harness/curator';
import type { TestStack } from '../harness/distributed-stack';

const stream = 'sanctions-regime/1718';
const symbol = 'S/2024/255';

/** Where something that was asked for is to be read. */
export type ToldMore = readonly string[];

/**
 * What no history that is shipped holds: a vote that was misread, taken back and recorded rightly,
 * a day on which sources disagree, a determination, a rebuild and a replay.
 */
export const tellMore = async (stack: TestStack): Promise<ToldMore> => {
  const curator = await curatorAt(stack);
  await correctVote(stack, curator);
  await disputeVote(curator);
  const determination = await determined(stack);
  const { body: status } = await stack.get('/v1/status');
  const { position } = status.data.log;
  return [
    ...determination,
    await run(stack, 'rebuilds', { model: 'developments', swap: false }),
    await run(stack, 'replays', { model: 'security-council', position }),
  ];
};

const vetoed = (tally: object) => ({
  type: 'DraftResolutionVetoed',
  data: {
    ...{ regime: '1718', symbol, votedOn: newYork('2024-03-28'), tally, vetoedBy: ['RUS'] },
    casts: [{ state: 'RUS', cast: 'against' }],
    proposal: { extendsMandateUntil: newYork('2025-04-30') },
  },
});

const correctVote = async (stack: TestStack, curator: Curator): Promise<void> => {
  const { body } = await stack.get(`/v1/events?stream=${stream}&subject=${symbol}`);
  const [known] = body.data as { eventId: string }[];
  const misread = await curator.retract(known?.eventId ?? '', {
    replacement: vetoed({ for: 12, against: 1, abstaining: 2 }),
  });
  await curator.retract(idOf(misread, 'DraftResolutionVetoed'), {
    replacement: vetoed({ for: 13, against: 1, abstaining: 1 }),
  });
};

const disputeVote = async (curator: Curator): Promise<void> => {
  const vote = { subject: symbol, field: 'votedOn' };
  const official = { claimed: newYork('2024-03-28'), source: 'The press office' };
  const other = { claimed: newYork('2024-03-27'), source: 'A newspaper' };
  for (const claim of [official, other]) {
    await curator.record({ type: 'DateClaimed', stream, data: { ...vote, ...claim } });
  }
  const settled = { adopted: newYork('2024-03-27'), reason: 'The record of the meeting says so.' };
  await curator.record({
    ...{ type: 'DateAdopted', stream },
    data: { ...vote, ...settled, rejected: [official] },
  });
};

const determined = async (stack: TestStack): Promise<readonly string[]> => {
  const asked = { goods: ['hs2022:720711'], destination: 'KP', origin: 'CN', asOf: '2024-06-30' };
  const { status, body, text } = await stack.post('/v1/export-checks', asked);
  if (status !== 201) throw new Error(text);
  const url = `/v1/export-checks/${String(body.data.determination)}`;
  return [url, `${url}?compare=now`, '/v1/export-checks?differs=now'];
};

const run = async (stack: TestStack, route: string, asked: object): Promise<string> => {
  const { body } = await stack.post(`/v1/${route}`, asked);
  const url = `/v1/${route}/${String(body.data.id)}`;
  for (;;) {
    const { data } = (await stack.get(url)).body;
    if (![data.state, data.status].includes('running')) return url;
  }
};

type Cited = Readonly<{ eventId: string; position: string; evidence: readonly unknown[] }>;

/** What is read by its own address, or of another knowledge than the newest. */
export const addressesIn = async (stack: TestStack, told: ToldMore): Promise<readonly string[]> => {
  const { body } = await stack.get('/v1/events?limit=1000');
  const events = body.data as readonly Cited[];
  const documents = new Set(events.flatMap(({ evidence }) => evidence.map(String)));
  const asKnownAt = events.slice(-12).map(({ position }) => `knownAt=position:${position}`);
  return [
    ...told,
    ...['/v1/events', '/v1/events?limit=7&after=20', '/v1/events?stream=development/none'],
    ...['/v1/export-ban-lists/us-chpl/editions', '/openapi.json'],
    ...events.map(({ eventId }) => `/v1/events/${eventId}`),
    ...[...documents].map((sha256) => `/v1/evidence/${sha256}`),
    ...asKnownAt.flatMap((known) => [
      `/v1/sanctions-regimes/1718?${known}&asOf=2024-03-28`,
      `/v1/council-votes?regime=1718&${known}`,
      `/v1/developments?kind=question&${known}`,
    ]),
  ];
};
