import { curatorAt, idOf, newYork, type Curator, type Written } from '../harness/curator';
import { messagesOf } from '../harness/server-sent-events';
import { openTestDesk, type Answered, type TestDesk } from '../harness/test-desk';

const stream = 'sanctions-regime/1718';
const STATUS = '/v1/sanctions-regimes/1718/enforcement-status';

type Knowing = Readonly<{ knownAt?: string }>;

describe('A vote that was recorded wrongly', () => {
  const symbol = 'S/2024/255';
  let desk: TestDesk;
  let curator: Curator;
  let url: string;
  let misread: Written;
  let corrected: Written;

  const vote = (tally: object) => ({
    type: 'DraftResolutionVetoed',
    data: {
      ...{ regime: '1718', symbol, votedOn: newYork('2024-03-28'), tally, vetoedBy: ['RUS'] },
      casts: [{ state: 'RUS', cast: 'against' }],
      proposal: { extendsMandateUntil: newYork('2025-04-30') },
    },
  });

  const at = (asOf: string, { knownAt }: Knowing) =>
    `asOf=${asOf}${knownAt === undefined ? '' : `&knownAt=position:${knownAt}`}`;

  const votes = async (knowing: Knowing = {}) => {
    const { body } = await desk.get(
      `/v1/council-votes?symbol=${symbol}&${at('2026-01-01', knowing)}`,
    );
    return body as object;
  };

  const monitoringOn = async (asOf: string, knowing: Knowing = {}) => {
    const { body } = await desk.get(`${STATUS}?${at(asOf, knowing)}`);
    return body.data.monitoring as string;
  };

  const standingBlocks = async () => {
    const of = `stream=${stream}&type=SanctionsInspectionBlocked`;
    const { body } = await desk.get(`/v1/events?${of}`);
    const traced = (body.data as { eventId: string }[]).map(({ eventId }) =>
      desk.get(`/v1/events/${eventId}`),
    );
    return (await Promise.all(traced)).filter(
      ({ body: { data } }) => data.retractedBy.length === 0,
    );
  };

  const question = async (position: string): Promise<Answered> =>
    desk.get(`/v1/developments?kind=question&minPosition=${position}`);

  /** Somebody reacts to it elsewhere, a moment later. */
  const reactionAfter = async (position: string, type: string): Promise<string> => {
    const about = `after=${position}&type=${type}&context=developments`;
    const [message] = await messagesOf(`${url}/v1/events/stream?${about}`, 1);
    return message?.id ?? '';
  };

  beforeAll(async () => {
    desk = await openTestDesk();
    curator = await curatorAt(desk);
    await desk.desk.app.listen(0, '127.0.0.1');
    url = await desk.desk.app.getUrl();
    const { body } = await desk.get(`/v1/events?stream=${stream}&subject=${symbol}`);
    const [known] = body.data as { eventId: string }[];
    misread = await curator.retract(known?.eventId ?? '', {
      replacement: vote({ for: 12, against: 1, abstaining: 2 }),
    });
    corrected = await curator.retract(idOf(misread, 'DraftResolutionVetoed'), {
      replacement: vote({ for: 13, against: 1, abstaining: 1 }),
    });
  }, 60_000);

  afterAll(() => desk.close());

  it('is replaced in one commit, and its block is decided anew', async () => {
    expect(corrected.events.map(({ type }) => type)).toEqual([
      ...['FactRetracted', 'DraftResolutionVetoed', 'SanctionsInspectionBlocked'],
    ]);
    expect(new Set(corrected.events.map(({ commit }) => commit.id)).size).toBe(1);
    expect(corrected.events[0]?.data['eventIds']).toEqual([
      idOf(misread, 'DraftResolutionVetoed'),
      idOf(misread, 'SanctionsInspectionBlocked'),
    ]);
    const blocks = await standingBlocks();
    expect(blocks.map(({ body }) => body.data.eventId as string)).toEqual([
      idOf(corrected, 'SanctionsInspectionBlocked'),
    ]);
    expect(await monitoringOn('2024-04-15')).toBe('renewal-blocked');
  });

  it('shows the right tally now, and the wrong one as it was known before', async () => {
    expect(await votes()).toMatchObject({
      data: [{ tally: { for: 13 }, blockedMandate: 'panel-of-experts' }],
    });
    expect(await votes({ knownAt: corrected.before })).toMatchObject({
      data: [{ tally: { for: 12 } }],
    });
  });

  it('leaves who inspects instead answered: the right veto asks it again', async () => {
    const position = await reactionAfter(corrected.position, 'InspectionQuestionOpened');
    expect((await question(position)).body.data).toMatchObject([
      {
        ...{ development: 'who-inspects-1718', status: 'answered' },
        because: [idOf(corrected, 'SanctionsInspectionBlocked')],
      },
    ]);
  });

  describe('and was no veto at all', () => {
    let taken: Written;

    beforeAll(async () => {
      taken = await curator.retract(idOf(corrected, 'DraftResolutionVetoed'));
    });

    it('disappears from now, and stays as it was known before', async () => {
      expect(await votes()).toMatchObject({ status: 404, code: 'SYMBOL_UNKNOWN' });
      expect(await monitoringOn('2024-04-15')).toBe('active');
      expect(await votes({ knownAt: taken.before })).toMatchObject({
        data: [{ tally: { for: 13 } }],
      });
      expect(await monitoringOn('2024-04-15', { knownAt: taken.before })).toBe('renewal-blocked');
      const position = await reactionAfter(taken.position, 'FactRetracted');
      expect((await question(position)).body.data).toEqual([]);
    });

    it('is back, block and question and all, where its retraction is retracted', async () => {
      const back = await curator.retract(idOf(taken, 'FactRetracted'));
      expect(await votes()).toMatchObject({
        data: [{ tally: { for: 13 }, blockedMandate: 'panel-of-experts' }],
      });
      expect(await monitoringOn('2024-04-15')).toBe('renewal-blocked');
      const position = await reactionAfter(back.position, 'FactRetracted');
      expect((await question(position)).body.data).toMatchObject([{ status: 'answered' }]);
    });
  });
});
