import { hs2022 } from '@nomenclature';

import { describePublished, rowsOf } from './published-files';
import { factsOf } from './seeded-facts';

describePublished('chpl/chpl-2024-02-23.csv', 'The seeded Common High Priority List', (csv) => {
  const rows = rowsOf(csv);
  const facts = factsOf('export-ban-list/us-chpl');
  const itemised = facts.find(({ type }) => type === 'ExportBanListItemised')?.data;

  it('holds the published codes, tiers and words, in their order', () =>
    expect(itemised?.['added']).toEqual(
      rows.map(({ tier, hs6, hs_description_from_datasets_harmonized_system: description }) => ({
        code: hs6,
        description,
        itemNo: null,
        tier,
      })),
    ));

  it('states as many as were published', () =>
    expect(facts[0]?.data['statedTotal']).toBe(rows.length));

  it('is coded by the edition that the product ships', () =>
    expect(rows.filter(({ hs6 = '' }) => !hs2022.has(hs6))).toEqual([]));

  it('is held from the day of its publication on, which the file bears in its name', () =>
    expect(facts[0]?.data['heldFrom']).toHaveProperty(
      'value',
      csv.slice(-'2024-02-23.csv'.length, -'.csv'.length),
    ));
});
