import type { DevelopmentFact } from '@contracts';
import {
  armsTrade,
  InMemoryEvidenceArchive,
  moscowDay,
  pyongyangDay,
  ToldHistory,
  treatyRuKp,
} from '@testing';

import { DevelopmentHandler, DevelopmentQuery } from './development.query';
import { DevelopmentsHandler, DevelopmentsQuery } from './developments.query';

const now = '2026-11-24T05:00:00.000Z';
const { signed, ratifiedByRussia, inForce, terminated, textPublished } = treatyRuKp;
const development = treatyRuKp.development;

const knowing = async (stream: string, ...facts: readonly DevelopmentFact[]) => {
  const history = new ToldHistory();
  const position = await history.tell(stream, ...facts);
  const archive = new InMemoryEvidenceArchive();
  return {
    one: (asOf: string) =>
      new DevelopmentHandler(history.rows, archive).execute(
        new DevelopmentQuery({
          ...{ asOf, position, now },
          development: stream.slice(stream.indexOf('/') + 1),
        }),
      ),
    list: (asOf: string) =>
      new DevelopmentsHandler(history.rows, archive).execute(
        new DevelopmentsQuery({ kind: 'treaty', asOf, position, now }),
      ),
  };
};

const untold = [
  {
    reason: 'before-coverage',
    detail: `${development}: what became of it after its signature is not on record`,
  },
];

describe('A treaty of which nothing is on record but that it was signed', () => {
  it('reads as signed, and is not told completely until its end', async () => {
    const endedFrom = moscowDay('2024-12-04');
    const { one, list } = await knowing(
      treatyRuKp.stream,
      ...[signed({ signedOn: pyongyangDay('2000-02-09') }), textPublished()],
      terminated({ endedFrom }),
    );
    for (const asOf of ['2000-02-09', '2012-01-01', '2024-12-03']) {
      const answer = { meta: { coverage: 'incomplete', incomplete: untold } };
      expect(await one(asOf)).toMatchObject({ data: { status: 'signed' }, ...answer });
      expect(await list(asOf)).toMatchObject({ data: [{ status: 'signed' }], ...answer });
    }
    expect(await one('2024-12-04')).toMatchObject({
      data: { status: 'terminated' },
      meta: { coverage: 'complete' },
    });
    expect((await one('2000-02-08')).meta.incomplete).toMatchObject([
      { reason: 'before-establishment' },
    ]);
  });
});

describe('A treaty of which more is on record', () => {
  it.each([
    ['a ratification', ratifiedByRussia()],
    ['its force', inForce()],
  ])('was signed and no more before %s', async (_what, further) => {
    const { one } = await knowing(treatyRuKp.stream, signed(), further);
    expect(await one('2024-07-01')).toMatchObject({
      data: { status: 'signed' },
      meta: { coverage: 'complete' },
    });
  });
});

describe('Evidence without an accusation', () => {
  it('has no status', async () => {
    const { one } = await knowing(armsTrade.stream, armsTrade.evidenceReported());
    const { data } = await one('2024-07-01');
    expect(data).toMatchObject({ kind: 'allegation', evidenceReported: [{ reportedBy: 'UA' }] });
    expect(data).not.toHaveProperty('status');
    expect(data).not.toHaveProperty('allegation');
  });
});
