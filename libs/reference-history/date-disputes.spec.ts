import { dateAdopted, dateClaimed } from '@contracts';

import { referenceHistory } from '.';

const facts = referenceHistory.flatMap((stream) => stream.facts);
const dataOf = (name: string) => facts.filter(({ type }) => type === name).map(({ data }) => data);
const claims = dataOf('DateClaimed').map((data) => dateClaimed.data.parse(data));
const adoptions = dataOf('DateAdopted').map((data) => dateAdopted.data.parse(data));

describe('What the sources say of the 33rd notice', () => {
  it.each([
    ['promulgatedOn', ['2024-02-20', '2024-02-21']],
    ['effectiveOn', ['2024-02-24', '2024-02-24', '2024-02-24', '2024-02-21']],
  ])('is claimed source by source for %s', (field, days) =>
    expect(
      claims.filter((claim) => claim.field === field).map(({ claimed }) => claimed.value),
    ).toEqual(days),
  );

  it('is settled once for each date, with a reason', () =>
    expect(adoptions.map(({ field, adopted }) => [field, adopted.value])).toEqual([
      ['promulgatedOn', '2024-02-20'],
      ['effectiveOn', '2024-02-24'],
    ]));

  it.each(adoptions)('rejects every other claim on $field, and no more', (adoption) => {
    const { subject, field, adopted, rejected } = adoption;
    const others = claims.filter(
      (claim) =>
        claim.subject === subject && claim.field === field && claim.claimed.value !== adopted.value,
    );
    expect(rejected).toEqual(others.map(({ claimed, source }) => ({ claimed, source })));
  });

  it('is adopted in the notice itself', () => {
    const [notice] = dataOf('ExportBanListRebased');
    const dates = adoptions.map(({ field, adopted }) => [field, adopted]);
    expect(notice).toMatchObject(Object.fromEntries(dates));
  });
});
