import { regime1718 } from '@testing';

import {
  PeriodReversed,
  RegimeUnknown,
  StateUnknown,
  SymbolUnknown,
} from './answers/answer.errors';
import { CouncilVotesHandler, CouncilVotesQuery } from './council-vote/council-votes.query';
import {
  RegimeTimelineHandler,
  RegimeTimelineQuery,
  type ShownEntry,
} from './regime-history/regime-timeline.query';
import {
  RegimeMeasuresHandler,
  RegimeMeasuresQuery,
} from './sanctions-regime/regime-measures.query';
import {
  SanctionsRegimeHandler,
  SanctionsRegimeQuery,
} from './sanctions-regime/sanctions-regime.query';
import { toldRegimes } from './told-regimes.fixture';

let told: Awaited<ReturnType<typeof toldRegimes>>;

beforeAll(async () => {
  told = await toldRegimes();
});

const asked = (over: object) => ({ position: told.position, now: told.now, ...over });

describe('Votes of the Council', () => {
  const votes = (over: object) =>
    new CouncilVotesHandler(told.history.rows, told.archive).execute(
      new CouncilVotesQuery(asked(over)),
    );
  const symbols = async (over: object) => (await votes(over)).data.map(({ symbol }) => symbol);

  it('are shown by date, with their tally and what they would have done', async () => {
    const { data, meta } = await votes({ regime: '1718', outcome: 'vetoed' });
    expect(data).toMatchObject([
      { symbol: 'S/2022/431', vetoedBy: ['CHN', 'RUS'], wouldImpose: ['a lower cap on crude oil'] },
      {
        symbol: 'S/2024/255',
        date: '2024-03-28',
        regime: '1718',
        tally: { for: 13, against: 1, abstaining: 1 },
        wouldExtendMandate: true,
        wouldExtendMandateUntil: '2025-04-30',
        blockedMandate: 'panel-of-experts',
      },
    ]);
    expect(data[0]).not.toHaveProperty('wouldExtendMandate');
    expect(meta.coverage).toBe('complete');
  });

  it('are found by symbol, a resolution by its draft too', async () => {
    const [vote] = (await votes({ regime: '1718', symbol: 'S/RES/1718(2006)' })).data;
    expect(vote).toMatchObject({
      outcome: 'adopted',
      tally: { for: 15, against: 0, abstaining: 0 },
    });
    expect(await symbols({ symbol: 'S/2006/805' })).toEqual(['S/RES/1718(2006)']);
  });

  it('are found by who voted how', async () => {
    expect(await symbols({ state: 'CHN', cast: 'abstaining' })).toEqual(['S/2024/255']);
    expect(await symbols({ cast: 'against' })).toEqual(['S/2022/431', 'S/2024/255']);
    expect(await symbols({ state: 'FRA' })).toEqual([]);
  });

  it('are those that had been held', async () => {
    expect(await symbols({ regime: '1718', asOf: '2022-05-25' })).toEqual(['S/RES/1718(2006)']);
    expect(await symbols({ symbol: 'S/2024/255', asOf: '2024-03-27' })).toEqual([]);
  });

  it('are of drafts that were voted on', async () => {
    const { history, archive, now } = await toldRegimes();
    const tabled = regime1718.tabled({ symbol: 'S/2026/1' });
    const position = await history.tell(regime1718.stream, tabled);
    const query = new CouncilVotesQuery({ symbol: 'S/2026/1', position, now });
    const { data } = await new CouncilVotesHandler(history.rows, archive).execute(query);
    expect(data).toEqual([]);
  });

  it.each([
    ['a regime that nobody recorded', { regime: '1267' }, RegimeUnknown],
    ['a symbol that nobody recorded', { symbol: 'S/2024/256' }, SymbolUnknown],
    ['a symbol of another regime', { regime: '751', symbol: 'S/2024/255' }, SymbolUnknown],
    ['a state that is none', { state: 'ZZZ' }, StateUnknown],
  ])('are refused for %s', (_case, over, error) => expect(votes(over)).rejects.toThrow(error));
});

describe('The timeline of a regime', () => {
  const timeline = (over: object) =>
    new RegimeTimelineHandler(told.history.rows, told.archive).execute(
      new RegimeTimelineQuery({ regime: '1718', ...asked(over) }),
    );
  const types = async (over: object) => (await timeline(over)).data.map(({ type }) => type);

  it('tells every fact in effective order, and the end that is believed', async () => {
    expect(await types({ from: '2024-01-01' })).toEqual([
      'DraftResolutionVetoed',
      'SanctionsInspectionBlocked',
      'MonitoringMandateExpired',
      'StatusConfirmed',
      'AlternativeMonitoringEstablished',
    ]);
  });

  it('includes the first day and the last one', async () => {
    expect(await types({ from: '2024-04-30', to: '2024-05-02' })).toEqual([
      'MonitoringMandateExpired',
      'StatusConfirmed',
    ]);
    expect(await types({ from: '2024-05-01', to: '2024-05-01' })).toEqual([]);
  });

  it('cites for an end the decision that printed it and the look that confirms it', async () => {
    const [end] = (await timeline({ from: '2024-04-30', to: '2024-04-30' })).data;
    const { facts } = told.history.log;
    const cited = end?.derivedFrom?.map((id) => facts.find((fact) => fact.id === id)?.type);
    expect(cited).toEqual(['MonitoringMandateExtended', 'StatusConfirmed']);
    expect(end).toMatchObject({ date: '2024-04-30', effectiveAt: '2024-05-01T04:00:00.000Z' });
  });

  it('shows a notice of the timekeeper no second time', async () => {
    const { history, archive, now } = await toldRegimes();
    const position = await history.tell(regime1718.stream, regime1718.panelExpired());
    const query = new RegimeTimelineQuery({ regime: '1718', position, now });
    const { data } = await new RegimeTimelineHandler(history.rows, archive).execute(query);
    expect(data.map(said)).toEqual((await timeline({})).data.map(said));
  });

  const said = ({ type, effectiveAt, data }: ShownEntry) => ({ type, effectiveAt, data });

  it('asked as of a moment tells what had taken effect', async () => {
    expect((await types({ asOf: '2024-03-28' })).at(-1)).toBe('SanctionsInspectionBlocked');
    expect(await types({ asOf: '2006-10-13' })).toEqual([]);
  });

  it('is refused for a period that ends before it begins', () =>
    expect(timeline({ from: '2024-05-01', to: '2024-04-30' })).rejects.toThrow(PeriodReversed));
});

describe('A regime', () => {
  it('is shown with all that is in it', async () => {
    const handler = new SanctionsRegimeHandler(told.history.rows, told.archive);
    const query = new SanctionsRegimeQuery({ regime: '1718', ...asked({ asOf: '2024-10-16' }) });
    const { data } = await handler.execute(query);
    expect(data).toMatchObject({
      name: 'DPRK',
      territories: ['KP'],
      status: { measures: 'in-force', monitoring: 'lapsed' },
      committee: true,
      mandates: [{ state: 'lapsed', extendedBy: 'S/RES/2680(2023)', endsOn: '2024-04-30' }],
      outsideUn: [{ announcedIn: 'Seoul' }],
      measures: [{ measure: '2397-7-industrial-machinery', exemptions: [{ paragraph: 'para 7' }] }],
    });
  });

  it('says who contests what since when', async () => {
    const handler = new SanctionsRegimeHandler(told.history.rows, told.archive);
    const query = new SanctionsRegimeQuery({ regime: '1737', ...asked({ asOf: '2025-09-29' }) });
    expect((await handler.execute(query)).data).toMatchObject({
      contestations: [{ contestedBy: ['CHN', 'RUS'], since: '2025-09-28T00:00:00.000Z' }],
      acts: [{ kind: 'terminated' }, { kind: 'reinstated' }],
    });
  });

  it('adds up its measures, each with its paragraph', async () => {
    const handler = new RegimeMeasuresHandler(told.history.rows, told.archive);
    const measures = async (asOf: string) =>
      (await handler.execute(new RegimeMeasuresQuery({ regime: '1718', ...asked({ asOf }) }))).data;
    expect(await measures('2017-12-21')).toEqual([]);
    expect(await measures('2017-12-22')).toMatchObject([
      { imposedBy: 'S/RES/2397(2017)', paragraph: 'para 7', direction: 'to-territory' },
    ]);
  });
});
