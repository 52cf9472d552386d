import { loadReferenceHistory } from '@reference-history';
import { InMemoryEvidenceArchive, ToldHistory } from '@testing';

import { ListChangesHandler, ListChangesQuery } from './export-ban-list-change/list-changes.query';
import { ExportBanListHandler, ExportBanListQuery } from './export-ban-list/export-ban-list.query';
import { ExportCheckHandler, ExportCheckQuery } from './export-check/export-check.query';

const now = '2026-11-24T05:00:00.000Z';
const kr = 'kr-situational-licence';
const cn = 'cn-mofcom-61-2025';

describe('The history that the product ships', () => {
  const history = new ToldHistory();
  const archive = new InMemoryEvidenceArchive();
  let position = 0n;

  beforeAll(async () => {
    await loadReferenceHistory({
      archive,
      commands: ({ stream, facts, provenance }) =>
        history.log.append({
          appends: [{ stream, expectedVersion: 'STREAM_DOES_NOT_EXIST', facts }],
          provenance,
        }),
    });
    ({ position } = await history.log.head());
  });

  const list = (name: string, asOf: string) =>
    new ExportBanListHandler(history.rows, archive).execute(
      new ExportBanListQuery({ list: name, asOf, position, now }),
    );

  it.each([
    ['2022-03-26', 57, 0],
    ['2024-02-22', 798, 1],
    ['2024-06-19', 1159, 0],
    ['2024-06-20', 1159, 1],
    ['2024-09-08', 1159, 1],
    ['2024-09-08T14:59:59Z', 1159, 1],
    ['2024-09-08T15:00:00Z', 1402, 0],
    ['2024-09-09', 1402, 0],
  ])('on %s counts %s Korean goods, with %s changes pending', async (asOf, total, pending) => {
    const { data } = await list(kr, asOf);
    expect(data).toMatchObject({ total, itemised: 0 });
    expect(data.pending).toHaveLength(pending);
  });

  it('announces the 243 goods of the press report, and expects them for late August', async () => {
    expect((await list(kr, '2024-07-01')).data.pending).toMatchObject([
      { net: 243, statedTotal: 1402, expectedOn: '2024-08', expectedOnAsPrinted: 'late August' },
    ]);
  });

  it('shows the disputed date, with the document behind each word', async () => {
    const { disputed } = (await list(kr, '2024-02-22')).data;
    expect(disputed).toMatchObject([
      { field: 'effectiveOn', values: [{ value: '2024-02-21' }, {}, {}, {}] },
    ]);
    expect(disputed[0]?.values[0]?.evidence).toMatchObject([{ publisher: 'Kim & Chang' }]);
  });

  it('misses 321 goods where the criteria moved', async () => {
    const asked = { list: kr, axis: 'effective', from: '2024-02-24', to: '2024-02-24' } as const;
    const query = new ListChangesQuery({ ...asked, position, now });
    expect((await new ListChangesHandler(history.rows, archive).execute(query)).data).toMatchObject(
      [{ statedTotal: 1159, expectedTotal: 1480, difference: -321 }],
    );
  });

  it.each([
    ['2025-10-10', ['1(3) in-force', '1(1); 1(2) promulgated']],
    ['2025-11-08', ['1(3) suspended', '1(1); 1(2) suspended']],
    ['2025-12-02', ['1(3) suspended', '1(1); 1(2) suspended']],
  ])('on %s has the Chinese limbs at %j', async (asOf, stages) => {
    const { data } = await list(cn, asOf);
    expect(data.total).toBeNull();
    expect(data.provisions.map(({ provision, stage }) => `${provision} ${stage}`)).toEqual(stages);
  });

  it('does not believe a revival that nobody has confirmed', async () => {
    const { data, meta } = await list(cn, '2026-11-11');
    expect(data.provisions[0]).toMatchObject({ stage: 'suspended', suspendedUntil: '2026-11-10' });
    expect(meta.incomplete[0]?.reason).toBe('revival-unconfirmed');
    const before = await list(cn, '2026-11-10');
    expect(before.meta.incomplete.map(({ reason }) => reason)).not.toContain('revival-unconfirmed');
  });

  const check = async (goods: string, origin: string, destination: string, asOf: string) => {
    const asked = { goods: [`hs2022:${goods}`], origin, destination, asOf, position, now };
    const handler = new ExportCheckHandler(history.rows, archive);
    return (await handler.execute(new ExportCheckQuery(asked))).data[0];
  };

  it('never takes a good off a list that it knows by count', async () =>
    expect(await check('010121', 'KR', 'RU', '2024-10-01')).toMatchObject({
      verdict: 'undetermined',
      undetermined: [{ list: kr }],
    }));

  it('finds the circuits of the American list', async () =>
    expect(await check('854231', 'US', 'RU', '2024-03-01')).toMatchObject({
      verdict: 'licence-required',
      rules: [{ list: 'us-chpl', tier: 'TIER_1' }],
    }));

  it('finds nothing that binds horses from the United States to Switzerland', async () =>
    expect(await check('010121', 'US', 'CH', '2024-10-01')).toMatchObject({
      verdict: 'no-listed-control',
    }));

  it('finds the turbines that no state may send to North Korea', async () =>
    expect(await check('840734', 'DE', 'KP', '2024-10-01')).toMatchObject({
      verdict: 'prohibited',
      rules: [
        {
          ...{ list: 'sanctions-regime/1718', provision: 'S/RES/2397(2017) para 7' },
          ...{ controlType: 'prohibition', code: '84', matched: 'prefix' },
        },
      ],
    }));

  it('finds the vegetables that no state may buy there', async () =>
    expect(await check('070190', 'KP', 'CN', '2024-10-01')).toMatchObject({
      verdict: 'prohibited',
      rules: [{ provision: 'S/RES/2397(2017) para 6', code: '07' }],
    }));

  it.each([
    ['2017-12-21', 'undetermined', 0],
    ['2017-12-22', 'prohibited', 1],
  ])('on %s has the turbines %s', async (asOf, verdict, rules) => {
    const answer = await check('840734', 'DE', 'KP', asOf);
    expect([answer?.verdict, answer?.rules.length]).toEqual([verdict, rules]);
  });

  it('never says of horses for North Korea that nothing is listed', async () => {
    const answer = await check('010121', 'DE', 'KP', '2024-10-01');
    expect(answer?.verdict).toBe('undetermined');
    expect(answer?.undetermined).toMatchObject([
      { reason: 'measure-not-itemised', measure: '1718-arms' },
      { reason: 'measure-not-itemised', measure: '1718-luxury-goods' },
      { reason: 'measure-not-itemised', measure: '2375-condensates' },
      { reason: 'cap-usage-unknown', cap: { quantity: 500_000, unit: 'barrels' } },
      { reason: 'cap-usage-unknown', cap: { quantity: 4_000_000, unit: 'barrels' } },
    ]);
  });

  it('does not know all that is prohibited of a regime whose history is partial', async () =>
    expect(await check('010121', 'DE', 'SO', '2024-10-01')).toMatchObject({
      verdict: 'undetermined',
      undetermined: [{ list: 'sanctions-regime/751', reason: 'measure-not-itemised' }],
    }));
});
