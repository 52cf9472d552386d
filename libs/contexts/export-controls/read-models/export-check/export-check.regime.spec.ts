import type { SanctionsRegimeFact } from '@contracts';
import type { NewFact } from '@platform/event-log';
import { InMemoryEvidenceArchive, newYorkDay, regime1718, ToldHistory } from '@testing';

import { ExportCheckHandler, ExportCheckQuery } from './export-check.query';

const { established, measureImposed, measureExpired, terminated, reinstated, claimed } = regime1718;

const asked = { goods: ['hs2022:840734'], destination: 'KP', origin: 'DE', asOf: '2024-10-01' };
type Asked = Partial<typeof asked>;

const answer = async (facts: readonly NewFact[], over: Asked = {}) => {
  const history = new ToldHistory();
  const position = await history.tell(regime1718.stream, ...facts);
  const handler = new ExportCheckHandler(history.rows, new InMemoryEvidenceArchive());
  const now = '2026-11-24T05:00:00.000Z';
  return handler.execute(new ExportCheckQuery({ ...asked, ...over, position, now }));
};

const check = async (facts: readonly SanctionsRegimeFact[], over: Asked = {}) =>
  (await answer(facts, over)).data[0];

const arms = measureImposed({ measure: 'arms', subject: 'arms', goods: null });

describe('A regime', () => {
  const whole = [established(), measureImposed(), terminated(), reinstated()];
  const verdictAt = async (asOf: string) => (await check(whole, { asOf }))?.verdict;

  it('that is terminated binds nothing from that day on', async () => {
    expect(await verdictAt('2025-03-01T04:59:59.999Z')).toBe('prohibited');
    expect(await verdictAt('2025-03-01T05:00:00.000Z')).toBe('no-listed-control');
  });

  it('that is reinstated binds again from that instant on', async () => {
    expect(await verdictAt('2025-09-27T23:59:59.999Z')).toBe('no-listed-control');
    expect(await verdictAt('2025-09-28T00:00:00.000Z')).toBe('prohibited');
  });

  it('binds nothing before it is established, and leaves nothing unsaid then', async () => {
    const { data, meta } = await answer(whole, { asOf: '2006-10-13' });
    expect(data[0]).toMatchObject({
      verdict: 'no-listed-control',
      consulted: [{ coverage: 'incomplete', incomplete: ['before-establishment'] }],
    });
    expect(meta).toMatchObject({ coverage: 'complete', incomplete: [] });
  });

  it('is consulted under its own name, whether or not it concerns the shipment', async () => {
    const name = { list: 'sanctions-regime/1718', edition: null, coverage: 'complete' };
    const facts = [established(), measureImposed()];
    expect((await check(facts))?.consulted).toMatchObject([{ ...name, concerns: true }]);
    expect((await check(facts, { destination: 'FR' }))?.consulted).toMatchObject([
      { ...name, concerns: false },
    ]);
  });

  it('that binds persons alone is not asked about goods', async () =>
    expect((await check([established({ territories: [] })]))?.consulted).toEqual([]));
});

describe('A regime whose history is partial', () => {
  const partial = established({ history: 'partial' });
  const doubt = { list: 'sanctions-regime/1718', reason: 'measure-not-itemised' };

  it('leaves undetermined what it may prohibit, in both directions', async () => {
    expect(await check([partial])).toMatchObject({ verdict: 'undetermined' });
    const home = { origin: 'KP', destination: 'CN' };
    const answered = await check([partial], home);
    expect(answered).toMatchObject({ verdict: 'undetermined', undetermined: [doubt] });
    expect(answered?.undetermined[0]).not.toHaveProperty('provision');
    expect(await check([partial], { destination: 'FR' })).toMatchObject({
      verdict: 'no-listed-control',
    });
  });

  it('does so whatever measures are held that do not name the good', async () => {
    const horses = { goods: ['hs2022:010121'] };
    expect(await check([partial, measureImposed()], horses)).toMatchObject({
      ...{ verdict: 'undetermined', undetermined: [doubt] },
    });
  });

  it('leaves the word to a measure that is held and names no goods', async () =>
    expect((await check([partial, arms]))?.undetermined).toMatchObject([
      { ...doubt, provision: 'S/RES/2397(2017) para 7', measure: 'arms' },
    ]));

  it('leaves nothing undetermined once it has ended', async () =>
    expect(await check([partial, terminated()], { asOf: '2025-03-01' })).toMatchObject({
      ...{ verdict: 'no-listed-control', undetermined: [] },
    }));
});

describe('A measure whose printed end has passed', () => {
  const until = measureImposed({ endsOn: newYorkDay('2024-06-30') });

  it('is in doubt until somebody says how it went on', async () => {
    const { data, meta } = await answer([established(), until]);
    expect(data[0]).toMatchObject({
      verdict: 'undetermined',
      rules: [{ stage: 'in-force', contributes: 'undetermined', endsOn: '2024-06-30' }],
      undetermined: [{ reason: 'renewal-unconfirmed', atMost: 'prohibited' }],
    });
    expect(meta.incomplete).toMatchObject([{ reason: 'renewal-unconfirmed' }]);
    expect(await check([established(), until], { asOf: '2024-06-30' })).toMatchObject({
      ...{ verdict: 'prohibited', undetermined: [] },
    });
  });

  it('has ended once a fact says so', async () => {
    const ended = measureExpired({
      measure: until.data.measure,
      endedOn: newYorkDay('2024-06-30'),
    });
    const facts = [established(), until, ended];
    expect(await check(facts)).toMatchObject({ verdict: 'no-listed-control', rules: [] });
    expect(await check(facts, { asOf: '2024-06-30' })).toMatchObject({ verdict: 'prohibited' });
  });
});

describe('What the answer of a check lacks', () => {
  const facts = [established({ freshForDays: 30 }), measureImposed(), arms];

  it('is said of regimes that concern the shipment, with how fresh they are', async () => {
    const { meta } = await answer(facts);
    expect(meta.incomplete.map(({ reason }) => reason)).toEqual(['measure-not-itemised', 'stale']);
    expect(meta.incomplete[0]?.detail).toContain('sanctions-regime/1718: the goods of arms');
    expect(meta.freshness).toMatchObject([{ source: 'sanctions-regime/1718', stale: true }]);
    expect(meta.instants).toEqual({ 'America/New_York': '2024-10-01T04:00:00.000Z' });
  });

  it('is not that nobody has looked at what has ended', async () => {
    const { meta } = await answer([...facts, terminated()], { asOf: '2025-10-01' });
    expect(meta).toMatchObject({ coverage: 'complete', freshness: [{ stale: false }] });
  });

  it('is not said of one that does not', async () => {
    const { meta } = await answer(facts, { destination: 'FR' });
    expect(meta).toMatchObject({ coverage: 'complete', incomplete: [], freshness: [] });
  });
});

describe('A measure whose date is in dispute', () => {
  const word = (subject: string, field: 'effectiveOn' | 'endedFrom', day: string) =>
    claimed({ subject, field, claimed: newYorkDay(day), source: 'A newspaper' });
  const measure = measureImposed({ effectiveOn: newYorkDay('2018-01-10') });

  it.each([
    ['not in force by our date, and by another', '2018-01-05', '2018-01-02', 'disputed'],
    ['in force by our date, and by another not', '2018-01-15', '2018-01-22', 'prohibited'],
  ])('that is %s never answers milder', async (_case, asOf, day, ...[verdict]) => {
    const facts = [established(), measure, word(measure.data.measure, 'effectiveOn', day)];
    expect(await check(facts, { asOf })).toMatchObject({ verdict, rules: [{ disputed: true }] });
  });

  it('that has ended by our date and names no goods leaves a doubt of the regime', async () => {
    const facts = [established(), arms, terminated(), word('1718', 'endedFrom', '2025-04-01')];
    const { data, meta } = await answer(facts, { asOf: '2025-03-15' });
    expect(data[0]).toMatchObject({ verdict: 'no-listed-control', undetermined: [] });
    expect(meta.incomplete).toMatchObject([{ reason: 'disputed' }]);
  });

  it('that has ended by our date, and by another has not, is disputed', async () => {
    const facts = [established(), measure, terminated(), word('1718', 'endedFrom', '2025-04-01')];
    const { data, meta } = await answer(facts, { asOf: '2025-03-15' });
    expect(data[0]).toMatchObject({ verdict: 'disputed', rules: [{ stage: 'ended' }] });
    expect(meta.incomplete).toMatchObject([{ reason: 'disputed' }]);
  });
});
