import { describePublished, rowsOf } from './published-files';
import { curatedRows, dateOf, factsOf, type Seeded } from './seeded-facts';

const STREAM = 'sanctions-regime/1718';
const VOTES = ['ResolutionAdopted', 'DraftResolutionVetoed'];

/** Marks of a day that nobody looked up again: such a day is known to the month. */
const DAY_NOT_RE_CHECKED = /date\/vote not re-checked|date not re-checked/;

const facts = factsOf(STREAM);
const votes = facts.filter(({ type }) => VOTES.includes(type));
const voteOn = (symbol = '') =>
  votes.find(({ data }) => data['symbol'] === symbol.replace(' (draft)', ''))?.data;
const proposalOf = (data: Seeded['data'] | undefined) => data?.['proposal'] as object | undefined;

describePublished('facts/dprk_1718_resolutions.csv', 'The seeded 1718 regime', (csv) => {
  const rows = rowsOf(csv).filter(({ confidence }) => confidence !== 'medium');
  const [end] = rows.slice(-1);
  const voted = rows.slice(0, -1).map((row) => [row['symbol'] ?? '', row] as const);

  it('cites every row but the one that is of medium confidence, word for word', () => {
    expect(rows).toHaveLength(27);
    const cited = curatedRows(STREAM);
    rows.forEach((row) => expect(cited).toContainEqual(row));
  });

  it('holds a vote for every row but the last one, in their order', () =>
    expect(votes.map(({ data }) => data['symbol'])).toEqual(
      voted.map(([symbol]) => symbol.replace(' (draft)', '')),
    ));

  it.each(voted)('counts the votes as published: %s', (symbol, row) =>
    expect(voteOn(symbol)?.['tally']).toEqual({
      for: Number(row['vote_yes']),
      against: Number(row['vote_no']),
      abstaining: Number(row['vote_abstain']),
    }),
  );

  it.each(voted)('is as sure of the day as the source was: %s', (symbol, { date, source = '' }) =>
    expect(dateOf(voteOn(symbol), 'votedOn')).toBe(
      DAY_NOT_RE_CHECKED.test(source) ? date?.slice(0, 7) : date,
    ),
  );

  it.each(voted)('was vetoed where the file says so, else adopted: %s', (symbol, { type }) => {
    const vote = votes.find(({ data }) => data === voteOn(symbol));
    expect(vote?.type).toBe(type === 'vetoed' ? 'DraftResolutionVetoed' : 'ResolutionAdopted');
  });

  it.each(voted)('extends the Panel where the file says so: %s', (symbol, row) => {
    const { type = '', panel_mandate_until: until, effect = '' } = row;
    const adopted = type.includes('panel-extension') ? until : undefined;
    const vetoed = effect.includes('extended panel to 30 April 2025') ? '2025-04-30' : undefined;
    expect(dateOf(proposalOf(voteOn(symbol)), 'extendsMandateUntil')).toBe(adopted ?? vetoed);
  });

  it.each(voted)('imposes what the file names, in its words: %s', (symbol, { effect = '' }) => {
    const { imposes = [] } = (proposalOf(voteOn(symbol)) ?? {}) as { imposes?: string[] };
    const named = imposes.filter((words) => words !== 'Strengthening of the measures');
    named.forEach((words) => expect(effect).toContain(words));
  });

  it('has the Panel from the row that creates it, for a year', () => {
    const row = rows.find(({ type = '' }) => type.includes('creates-panel'));
    const panel = facts.find(({ type }) => type === 'MonitoringMandateEstablished')?.data;
    expect(panel?.['establishedBy']).toBe(row?.['symbol']);
    expect(dateOf(panel, 'endsOn')).toBe(row?.['panel_mandate_until']);
    expect(row?.['effect']).toContain(String(panel?.['paragraph']));
  });

  it('has its end confirmed by the last row, which is no vote', () => {
    expect(end).toMatchObject({ symbol: '(mandate expiry)', type: 'panel-lapse' });
    const confirmed = facts.filter(({ type }) => type === 'StatusConfirmed');
    expect(confirmed.map(({ data }) => [data['subject'], data['stage']])).toEqual([
      ['panel-of-experts', 'ended'],
    ]);
  });

  it.each([
    ['2397-7-industrial-machinery', /HS (\S+) import ban/],
    ['2397-6-goods-from-the-territory', /HS (\S+) export ban/],
  ])('bans goods by the chapters that the file names: %s', (measure, words) => {
    const effect = rows.find(({ symbol }) => symbol === 'S/RES/2397(2017)')?.['effect'] ?? '';
    const imposed = facts.find(({ data }) => data['measure'] === measure)?.data;
    const codes = chaptersIn(words.exec(effect)?.[1] ?? '');
    expect(codes.length).toBeGreaterThan(7);
    expect(imposed?.['goods']).toEqual({ codeSystem: 'hs2022', codes });
  });
});

describePublished('facts/unsc_vetoes_1946_sept2022.csv', 'The seeded veto of 2022', (csv) => {
  const row = rowsOf(csv).find(({ draft }) => draft === 'S/2022/431');
  const vetoed = voteOn('S/2022/431');

  it('was cast by whom the list of vetoes says, on its day', () => {
    expect(row).toMatchObject({ member_veto1: 'China', member_veto2: 'Russia' });
    expect(vetoed?.['vetoedBy']).toEqual(['CHN', 'RUS']);
    const votedOn = new Date(`${String(dateOf(vetoed, 'votedOn'))}T00:00Z`);
    expect(row?.['date']).toBe(votedOn.toLocaleDateString('en-US', { timeZone: 'UTC' }));
  });
});

/** `84/86-89`: chapter 77 is reserved, and holds no goods. */
function chaptersIn(list: string): readonly string[] {
  return list
    .split('/')
    .flatMap((part) => {
      const [first = '', last = first] = part.split('-');
      const count = Number(last) - Number(first) + 1;
      return Array.from({ length: count }, (_, i) => String(Number(first) + i).padStart(2, '0'));
    })
    .filter((chapter) => chapter !== '77');
}
