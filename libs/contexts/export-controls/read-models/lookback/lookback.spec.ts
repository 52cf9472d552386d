import { createHash } from 'node:crypto';

import type { ExportDeterminationIssued } from '@contracts';
import type { NewFact } from '@platform/event-log';
import {
  InMemoryEvidenceArchive,
  koreanList,
  smallList,
  suspendedList,
  ToldHistory,
} from '@testing';
import canonicalize from 'canonicalize';

import { DeterminationUnknown, PeriodReversed } from '../answers/answer.errors';
import { ExportCheckHandler, ExportCheckQuery } from '../export-check/export-check.query';
import { DeterminationHandler, DeterminationQuery } from './determination.query';
import {
  DeterminationsThatDifferHandler,
  DeterminationsThatDifferQuery,
} from './determinations-that-differ.query';

type Question = ExportDeterminationIssued['data']['question'];

const determination = '2ed6657d-e927-568b-95e1-2665a8aea6a2';
const archive = new InMemoryEvidenceArchive();

/** Asks, records the answer, and looks back later. */
class Exporter {
  readonly history = new ToldHistory();

  async records(over: Partial<Question>, askedAt: string): Promise<void> {
    const question = { ...usual, ...over };
    const { position } = await this.history.log.head();
    const { goods, destination, origin, asOf } = question;
    const { data, meta } = await new ExportCheckHandler(this.history.rows, archive).execute(
      new ExportCheckQuery({
        goods,
        destination,
        origin: origin ?? undefined,
        asOf: asOf ?? undefined,
        position,
        now: askedAt,
      }),
    );
    const answer = String(canonicalize(data));
    const issued: ExportDeterminationIssued = {
      type: 'ExportDeterminationIssued',
      data: {
        determination,
        part: { index: 0, of: 1 },
        question,
        askedAt,
        position: String(position),
        modelVersion: meta.modelVersion,
        answer,
        answerSha256: createHash('sha256').update(answer).digest('hex'),
      },
    };
    await this.history.tell(`export-determination/${determination}`, issued);
  }

  async looksBack(now: string) {
    const { position } = await this.history.log.head();
    const { data } = await new DeterminationHandler(this.history.rows, archive).execute(
      new DeterminationQuery({ id: determination, compare: true, position, now }),
    );
    return data.differs ?? [];
  }

  async causes(now: string) {
    const differs = await this.looksBack(now);
    return differs.flatMap(({ differences }) =>
      differences.map(({ cause, list }) => `${cause} ${list}`),
    );
  }
}

const usual: Question = {
  goods: ['hs2022:848210'],
  destination: 'RU',
  origin: 'US',
  asOf: null,
  contractedOn: null,
  departsOn: null,
};

const { established, itemised, expanded, secondItemised } = smallList;

describe('Looking back', () => {
  let exporter: Exporter;
  const tell = (stream: string, ...facts: NewFact[]) => exporter.history.tell(stream, ...facts);

  beforeEach(() => {
    exporter = new Exporter();
  });

  it('finds nothing where nothing has changed', async () => {
    await tell(smallList.stream, established(), itemised());
    await exporter.records({}, '2024-12-01T00:00:00.000Z');
    expect(await exporter.looksBack('2024-12-31T00:00:00.000Z')).toEqual([]);
  });

  it.each([
    ['binds the shipment', suspendedList.established(), suspendedList.stream, 'US', 1],
    ['cannot bind the shipment', koreanList.established(), koreanList.stream, 'US', 0],
  ])('where another list is established that %s finds as much', async (...story) => {
    const [, another, stream, origin, found] = story;
    await tell(smallList.stream, established(), itemised());
    await exporter.records({ origin }, '2026-01-01T00:00:00.000Z');
    await tell(stream, another);
    const differs = await exporter.looksBack('2026-01-02T00:00:00.000Z');
    expect(differs).toHaveLength(found);
    expect(differs.every(({ differences }) => differences.length > 0)).toBe(true);
  });

  it('finds a rule that was added since, for a question about now', async () => {
    await tell(smallList.stream, established(), itemised());
    await exporter.records({}, '2024-12-01T00:00:00.000Z');
    await tell(smallList.stream, expanded(), secondItemised());
    expect(await exporter.looksBack('2025-02-01T00:00:00.000Z')).toMatchObject([
      {
        goods: 'hs2022:848210',
        verdictThen: 'no-listed-control',
        verdictNow: 'licence-required',
        differences: [{ cause: 'rule-added', list: 'us-small-list', code: '8482', before: null }],
      },
    ]);
  });

  it('leaves out the goods that would be answered the same', async () => {
    await tell(smallList.stream, established(), itemised());
    const goods = ['hs2022:854231', 'hs2022:848210', 'hs2022:010121'];
    await exporter.records({ goods }, '2024-12-01T00:00:00.000Z');
    await tell(smallList.stream, expanded(), secondItemised());
    const differs = await exporter.looksBack('2025-02-01T00:00:00.000Z');
    expect(differs.map((good) => good.goods)).toEqual(['hs2022:848210']);
  });

  it('finds nothing of it for a question about a day before', async () => {
    await tell(smallList.stream, established(), itemised());
    await exporter.records({ asOf: '2024-12-01' }, '2024-12-01T00:00:00.000Z');
    await tell(smallList.stream, expanded(), secondItemised());
    expect(await exporter.looksBack('2025-02-01T00:00:00.000Z')).toEqual([]);
  });

  it('finds what was wrong when it was asked', async () => {
    const goods = ['hs2022:854231'];
    const wrong = (await tell(smallList.stream, established())) + 1n;
    await tell(smallList.stream, itemised());
    await exporter.records({ goods, asOf: '2024-03-01' }, '2024-03-01T12:00:00.000Z');
    const right = itemised({ added: smallList.items.slice(1) });
    await exporter.history.correct(wrong, right);
    expect(await exporter.looksBack('2024-04-01T00:00:00.000Z')).toMatchObject([
      {
        verdictThen: 'licence-required',
        verdictNow: 'no-listed-control',
        differences: [{ cause: 'corrected', code: '854231', after: null }],
      },
    ]);
  });

  it('tells a suspension, its resumption and an end from each other', async () => {
    const goods = { origin: 'CN', destination: 'CH' };
    await tell(suspendedList.stream, suspendedList.established({ freshForDays: null }));
    await exporter.records(goods, '2025-10-20T00:00:00.000Z');
    await tell(suspendedList.stream, suspendedList.suspended());
    expect(await exporter.causes('2025-11-08T00:00:00.000Z')).toContain(
      'suspended cn-mofcom-61-2025',
    );
    await tell(suspendedList.stream, suspendedList.withdrawn());
    expect(await exporter.causes('2026-06-02T00:00:00.000Z')).toContain('ended cn-mofcom-61-2025');
  });

  it('finds a rule that was resumed', async () => {
    const goods = { origin: 'CN', destination: 'CH' };
    await tell(suspendedList.stream, suspendedList.established(), suspendedList.suspended());
    await exporter.records(goods, '2026-01-01T00:00:00.000Z');
    await tell(suspendedList.stream, suspendedList.resumed());
    expect(await exporter.causes('2026-03-02T00:00:00.000Z')).toContain(
      'resumed cn-mofcom-61-2025',
    );
  });

  it('finds that less is known than was, by the mere passing of time', async () => {
    await tell(koreanList.stream, koreanList.established({ freshForDays: 30 }));
    await exporter.records({ origin: 'KR' }, '2022-04-01T00:00:00.000Z');
    expect(await exporter.looksBack('2022-06-01T00:00:00.000Z')).toMatchObject([
      {
        verdictThen: 'undetermined',
        verdictNow: 'undetermined',
        differences: [{ cause: 'coverage-changed', before: 'not-itemised' }],
      },
    ]);
  });

  it('calls it another model where this build answers the same question otherwise', async () => {
    await tell(smallList.stream, established(), itemised());
    await exporter.records({}, '2024-12-01T00:00:00.000Z');
    const answer = JSON.stringify([{ goods: 'hs2022:848210', verdict: 'no', rules: [] }]);
    const [issued] = exporter.history.log.facts.slice(-1);
    await exporter.history.correct(exporter.history.log.facts.at(-1)?.position ?? 0n, {
      type: 'ExportDeterminationIssued',
      data: { ...issued?.data, answer },
    });
    expect(await exporter.looksBack('2024-12-31T00:00:00.000Z')).toMatchObject([
      {
        verdictThen: null,
        verdictNow: 'no-listed-control',
        differences: [{ cause: 'model-changed' }],
      },
    ]);
  });

  it('keeps the answer word for word, with its hash', async () => {
    await tell(smallList.stream, established(), itemised());
    await exporter.records({}, '2024-12-01T00:00:00.000Z');
    const { position } = await exporter.history.log.head();
    const { data } = await new DeterminationHandler(exporter.history.rows, archive).execute(
      new DeterminationQuery({
        id: determination,
        compare: false,
        position,
        now: '2025-01-01T00:00:00.000Z',
      }),
    );
    const hash = createHash('sha256').update(JSON.stringify(data.answers)).digest('hex');
    expect(data).toMatchObject({ sha256: hash, position: '2', recorded: { position: '3' } });
    expect(data).not.toHaveProperty('differs');
  });

  it('knows no determination that was not recorded yet', async () => {
    await tell(smallList.stream, established(), itemised());
    await exporter.records({}, '2024-12-01T00:00:00.000Z');
    const query = new DeterminationQuery({
      id: determination,
      compare: false,
      position: 2n,
      now: '2025-01-01T00:00:00.000Z',
    });
    await expect(
      new DeterminationHandler(exporter.history.rows, archive).execute(query),
    ).rejects.toThrow(DeterminationUnknown);
  });
});

describe('Determinations that differ', () => {
  const exporter = new Exporter();

  const differing = async (from?: string, to?: string) => {
    const { position } = await exporter.history.log.head();
    const handler = new DeterminationsThatDifferHandler(exporter.history.rows);
    const asked = { from, to, position, now: '2025-02-01T00:00:00.000Z' };
    const { data } = await handler.execute(new DeterminationsThatDifferQuery(asked));
    return data.map(({ askedAt }) => askedAt);
  };

  beforeAll(async () => {
    await exporter.history.tell(smallList.stream, established(), itemised());
    await exporter.records({}, '2024-12-01T23:59:59.000Z');
    await exporter.history.tell(smallList.stream, expanded(), secondItemised());
  });

  it.each([
    [undefined, undefined, 1],
    ['2024-12-01', '2024-12-01', 1],
    ['2024-12-02', undefined, 0],
    [undefined, '2024-11-30', 0],
  ])('asked from %s to %s in UTC are %s', async (from, to, count) =>
    expect(await differing(from, to)).toHaveLength(count),
  );

  it('are not asked for backwards', () =>
    expect(differing('2024-12-02', '2024-12-01')).rejects.toThrow(PeriodReversed));
});
