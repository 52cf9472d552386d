import { RetrievedInTheFuture, retrievedAtOf } from './retrieved-at';

const NOW = '2026-11-24T05:06:07.089Z';

describe('When a document was retrieved', () => {
  it.each([
    ['now, where nobody says so', undefined, NOW],
    ['as stated', '2026-11-24T14:00:00+09:00', '2026-11-24T05:00:00.000Z'],
    ['from the beginning of a day', '2026-11-23', '2026-11-23T00:00:00.000Z'],
    ['by a clock five minutes ahead', '2026-11-24T05:11:07.089Z', '2026-11-24T05:11:07.089Z'],
  ])('is %s', (_case, stated, retrievedAt) => expect(retrievedAtOf(stated, NOW)).toBe(retrievedAt));

  it.each(['2026-11-24T05:11:07.090Z', '2026-11-25', '2099-01-01'])('is not %s', (stated) =>
    expect(() => retrievedAtOf(stated, NOW)).toThrow(RetrievedInTheFuture),
  );
});
