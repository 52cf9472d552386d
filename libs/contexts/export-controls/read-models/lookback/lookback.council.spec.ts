import type { ExportDeterminationIssued } from '@contracts';
import type { NewFact } from '@platform/event-log';
import { InMemoryEvidenceArchive, newYorkDay, regime1718, smallList, ToldHistory } from '@testing';

import { ExportCheckHandler, ExportCheckQuery } from '../export-check/export-check.query';
import { DeterminationHandler, DeterminationQuery } from './determination.query';

const determination = '2ed6657d-e927-568b-95e1-2665a8aea6a2';
const archive = new InMemoryEvidenceArchive();
const { stream, established, measureImposed, capImposed, exempted, eased, terminated } = regime1718;

const shipment = { goods: ['hs2022:840734'], destination: 'KP', origin: 'DE' };

/** What is recorded of a check, and what is asked of it later. */
class Recorded {
  private constructor(private readonly history: ToldHistory) {}

  /** The answer as this build gives it, unless another one is said to have been given. */
  static async at(askedAt: string, facts: readonly NewFact[], given?: unknown): Promise<Recorded> {
    const history = new ToldHistory();
    await history.tell(smallList.stream, smallList.established());
    if (facts.length > 0) await history.tell(stream, ...facts);
    const { position } = await history.log.head();
    const handler = new ExportCheckHandler(history.rows, archive);
    const asked = { ...shipment, position, now: askedAt };
    const { data, meta } = await handler.execute(new ExportCheckQuery(asked));
    const issued: ExportDeterminationIssued = {
      type: 'ExportDeterminationIssued',
      data: {
        ...{ determination, part: { index: 0, of: 1 }, askedAt, answerSha256: '0'.repeat(64) },
        question: { ...shipment, asOf: null, contractedOn: null, departsOn: null },
        ...{ position: String(position), modelVersion: meta.modelVersion },
        answer: JSON.stringify(given ?? data),
      },
    };
    await history.tell(`export-determination/${determination}`, issued);
    return new Recorded(history);
  }

  async since(now: string, ...facts: readonly NewFact[]) {
    if (facts.length > 0) await this.history.tell(stream, ...facts);
    const { position } = await this.history.log.head();
    const query = new DeterminationQuery({ id: determination, compare: true, position, now });
    const { data } = await new DeterminationHandler(this.history.rows, archive).execute(query);
    return data.differs ?? [];
  }

  async causesSince(now: string, ...facts: readonly NewFact[]) {
    const differs = await this.since(now, ...facts);
    return differs.flatMap(({ differences }) =>
      differences.map(({ cause, provision, code }) =>
        [cause, provision, code].filter(Boolean).join(' '),
      ),
    );
  }
}

const DECIDED = '2017-12-22T05:00:00.000Z';
const [BEFORE, AFTER] = ['2017-12-01T00:00:00.000Z', '2018-02-01T00:00:00.000Z'];
const PARAGRAPH = 'S/RES/2397(2017) para 7';

describe('Looking back over what a resolution decides', () => {
  it('finds nothing where nothing has changed', async () => {
    const recorded = await Recorded.at(AFTER, [established(), measureImposed(), exempted()]);
    expect(await recorded.since('2018-03-01T00:00:00.000Z')).toEqual([]);
  });

  it('finds a measure that was imposed since', async () => {
    const recorded = await Recorded.at(BEFORE, [established()]);
    expect(await recorded.since(DECIDED, measureImposed())).toMatchObject([
      {
        ...{ verdictThen: 'no-listed-control', verdictNow: 'prohibited' },
        differences: [
          {
            ...{ cause: 'rule-added', list: 'sanctions-regime/1718', provision: PARAGRAPH },
            measure: '2397-7-industrial-machinery',
            ...{ code: '84', before: null, after: `in-force, prohibited, from ${DECIDED}` },
          },
        ],
      },
    ]);
  });

  it('finds a measure that had been imposed already', async () => {
    const recorded = await Recorded.at(AFTER, [established()]);
    expect(await recorded.causesSince(AFTER, measureImposed())).toEqual([
      `corrected ${PARAGRAPH} 84`,
    ]);
  });

  it('finds a regime that has ended', async () => {
    const recorded = await Recorded.at(AFTER, [established(), measureImposed()]);
    expect(await recorded.causesSince('2025-03-02T00:00:00.000Z', terminated())).toEqual([
      `ended ${PARAGRAPH} 84`,
    ]);
  });

  it('finds a cap that has begun, with what it allows', async () => {
    const recorded = await Recorded.at(BEFORE, [established()]);
    const [differs] = await recorded.since(AFTER, capImposed());
    expect(differs).toMatchObject({ verdictNow: 'undetermined' });
    expect(differs?.differences).toContainEqual(
      expect.objectContaining({
        cause: 'rule-added',
        after: 'cap-usage-unknown, in-force, at most prohibited, 500000 barrel a year',
      }),
    );
  });

  it('finds that an end has passed which nobody confirmed', async () => {
    const until = measureImposed({ endsOn: newYorkDay('2018-06-30') });
    const recorded = await Recorded.at(AFTER, [established(), until]);
    const causes = await recorded.causesSince('2018-07-02T00:00:00.000Z');
    expect(new Set(causes.map((cause) => cause.split(' ')[0]))).toEqual(
      new Set(['coverage-changed']),
    );
    expect(causes).toContain(`coverage-changed ${PARAGRAPH} 84`);
  });

  it('finds that a measure is less than it was', async () => {
    const recorded = await Recorded.at(AFTER, [established(), measureImposed()]);
    const [differs] = await recorded.since('2025-02-01T00:00:00.000Z', eased());
    expect(differs?.verdictNow).toBe('prohibited');
    expect(differs?.differences).toContainEqual(
      expect.objectContaining({
        after: `in-force, prohibited, from ${DECIDED}, eased by S/RES/2999(2025) para 3`,
      }),
    );
  });
});

describe('An answer of the model before, which knew no resolution', () => {
  const given = [
    {
      ...{ goods: 'hs2022:840734', destination: 'KP', origin: 'DE', verdict: 'no-listed-control' },
      ...{ rules: [], undetermined: [], missingFacts: [], notConsulted: [] },
      consulted: [
        {
          list: 'us-small-list',
          edition: null,
          coverage: 'complete',
          concerns: false,
          incomplete: [],
        },
      ],
    },
  ];

  it('is the same where no regime is on record', async () => {
    const recorded = await Recorded.at(AFTER, [], given);
    expect(await recorded.since(AFTER)).toEqual([]);
  });

  it('is compared with what became known since', async () => {
    const recorded = await Recorded.at(AFTER, [], given);
    expect(await recorded.causesSince(AFTER, established(), measureImposed())).toEqual(
      expect.arrayContaining([`corrected ${PARAGRAPH} 84`]),
    );
  });

  it('differs by the model where the resolution was on record then', async () => {
    const recorded = await Recorded.at(AFTER, [established(), measureImposed()], given);
    expect(await recorded.causesSince(AFTER)).toContain(`model-changed ${PARAGRAPH} 84`);
  });
});
