import { describePublished, rowsOf } from './published-files';
import { curatedRows, dateOf, factsOf } from './seeded-facts';

const STREAM = 'export-ban-list/cn-mofcom-61-2025';

describePublished('facts/cn_mofcom_61_2025.csv', 'The seeded Announcement 61', (csv) => {
  const rows = rowsOf(csv);
  const limbs = rows.filter(({ provision }) => provision !== 'all');
  const facts = factsOf(STREAM);
  const established = facts.find(({ type }) => type === 'ExportBanListEstablished')?.data;
  const suspended = facts.find(({ type }) => type === 'ExportBanListSuspended')?.data;
  const provisions = established?.['provisions'] as readonly Readonly<Record<string, unknown>>[];

  it('cites every row, word for word', () => {
    const cited = curatedRows(STREAM);
    rows.forEach((row) => expect(cited).toContainEqual(row));
  });

  it('has a provision for every limb, with its destinations and its own clock', () =>
    expect(
      provisions.map((provision) => ({
        provision: provision['provision'],
        destinations: provision['destinations'],
        effective: dateOf(provision, 'effectiveOn'),
      })),
    ).toEqual(
      limbs.map(({ provision, destinations, event = '', date }) => ({
        provision,
        destinations,
        // “promulgated (effective 2025-12-01)”: the other limb took effect on the day itself.
        effective: /effective (\d{4}-\d{2}-\d{2})/.exec(event)?.[1] ?? date,
      })),
    ));

  it('was promulgated on one day', () =>
    expect(new Set(limbs.map(({ date }) => date))).toEqual(
      new Set([dateOf(established, 'promulgatedOn')]),
    ));

  it('binds exporters in China by the limb for Chinese goods, and everybody by the others', () =>
    expect(provisions.map(({ origins, dependsOn }) => [origins, dependsOn])).toEqual(
      limbs.map(({ note = '' }) =>
        note.includes('items of Chinese origin') ? [['CN'], []] : ['all', ['chinese-content']],
      ),
    ));

  it('states no total and no items where the file states none', () => {
    expect(established?.['statedTotal']).toBeNull();
    expect(provisions.map(({ itemised }) => itemised)).toEqual([false, false]);
    expect(facts.map(({ type }) => type)).not.toContain('ExportBanListItemised');
  });

  it('is suspended whole for as long as published', () => {
    const row = rows.find(({ provision }) => provision === 'all');
    expect(suspended?.['provisions']).toBe('all');
    expect([dateOf(suspended, 'suspendedOn'), dateOf(suspended, 'suspendedUntil')]).toEqual([
      row?.['date'],
      row?.['until'],
    ]);
  });
});
