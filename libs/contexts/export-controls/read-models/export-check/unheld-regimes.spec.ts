import { sanctionsRegimeStream, type SanctionsRegimeEstablished } from '@contracts';
import { InMemoryEvidenceArchive, newYorkDay, regime1718, ToldHistory } from '@testing';

import { ExportCheckHandler, ExportCheckQuery } from './export-check.query';

const now = '2026-11-24T05:00:00.000Z';
const rifles = { goods: ['hs2022:930190'], origin: 'DE', destination: 'LY', asOf: '2024-10-01' };
type Asked = Partial<Omit<typeof rifles, 'origin'>> & { origin?: string | undefined };

const answer = async (over: Asked = {}, ...facts: readonly SanctionsRegimeEstablished[]) => {
  const history = new ToldHistory();
  for (const fact of facts) await history.tell(sanctionsRegimeStream(fact.data.regime), fact);
  const { position } = await history.log.head();
  const handler = new ExportCheckHandler(history.rows, new InMemoryEvidenceArchive());
  return handler.execute(new ExportCheckQuery({ ...rifles, ...over, position, now }));
};

const check = async (...asked: Parameters<typeof answer>) => (await answer(...asked)).data[0];

const libya = regime1718.established({
  ...{ regime: '1970', name: 'Libya', establishedBy: 'S/RES/1970(2011)', territories: ['LY'] },
  decidedOn: newYorkDay('2011-02-26'),
});

describe('A regime that exists and is not held', () => {
  it('leaves every good undetermined that it could bind, and is named', async () => {
    const { data, meta } = await answer();
    const list = 'sanctions-regime/1970';
    expect(data[0]).toMatchObject({
      ...{ verdict: 'undetermined', rules: [], consulted: [], missingFacts: [] },
      undetermined: [{ list, reason: 'regime-not-held', atMost: 'prohibited' }],
    });
    expect(data[0]?.undetermined[0]).not.toHaveProperty('stage');
    expect(data[0]?.notConsulted[0]).toEqual({
      ...{ list, jurisdiction: 'UN' },
      instrument: 'Measures of the Security Council under S/RES/1970(2011) (Libya)',
    });
    expect(meta).toMatchObject({
      coverage: 'incomplete',
      incomplete: [{ reason: 'regime-not-held', detail: expect.stringContaining(list) as string }],
      instants: { 'America/New_York': '2024-10-01T04:00:00.000Z' },
    });
  });

  it.each([
    ['to its territory', 'DE', 'LY', 'undetermined'],
    ['from its territory', 'LY', 'DE', 'undetermined'],
    ['inside its territory', 'LY', 'LY', 'no-listed-control'],
    ['elsewhere', 'DE', 'FR', 'no-listed-control'],
  ])('is a doubt about what goes %s, or not', async (_case, ...[origin, destination, verdict]) =>
    expect(await check({ origin, destination })).toMatchObject({ verdict }),
  );

  it('misses the origin where that was not said', async () => {
    const found = await check({ origin: undefined, destination: 'FR' });
    expect(found).toMatchObject({ verdict: 'undetermined', missingFacts: ['origin'] });
    const reasons = new Set(found?.undetermined.map(({ reason }) => reason));
    expect(reasons).toEqual(new Set(['origin-missing']));
  });

  it('is one from the day on which it was established, as it began in New York', async () => {
    const verdictAt = async (asOf: string) => (await check({ asOf }))?.verdict;
    expect(await verdictAt('2011-02-26T04:59:59.999Z')).toBe('no-listed-control');
    expect(await verdictAt('2011-02-26T05:00:00.000Z')).toBe('undetermined');
  });
});

describe('A regime that somebody recorded', () => {
  it('speaks for itself from then on', async () => {
    const { data, meta } = await answer({}, libya);
    expect(data[0]).toMatchObject({
      ...{ verdict: 'no-listed-control', undetermined: [] },
      consulted: [{ list: 'sanctions-regime/1970', concerns: true }],
    });
    expect(data[0]?.notConsulted.filter(({ jurisdiction }) => jurisdiction === 'UN')).toEqual([]);
    expect(meta.coverage).toBe('complete');
  });

  it('does so under a name that it was given later', async () => {
    const renamed = regime1718.established({ regime: '2745', territories: ['CF'] });
    expect(await check({ destination: 'CF' }, renamed)).toMatchObject({ undetermined: [] });
    expect(await check({ destination: 'CF' }, libya)).toMatchObject({
      undetermined: [{ list: 'sanctions-regime/2127', reason: 'regime-not-held' }],
    });
  });
});
