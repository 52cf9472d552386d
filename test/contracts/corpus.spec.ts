import { developments } from '@contexts/developments';
import { exportControls } from '@contexts/export-controls';
import { securityCouncil } from '@contexts/security-council';
import { eventTypes, schemaOf } from '@contracts';
import { fold, standing, type Decider, type DomainEvent, type Known } from '@kernel';
import { corpus, ToldHistory, type CorpusExample } from '@testing';

import { developmentDecider } from '../../libs/contexts/developments/domain/development.decider';
import { exportBanList } from '../../libs/contexts/export-controls/domain/export-ban-list.decider';
import { sanctionsRegime } from '../../libs/contexts/security-council/domain/sanctions-regime.decider';

const models = [exportControls, securityCouncil, developments];
const projections = models.flatMap((model) => model.projections.map(({ name }) => name));

const folding =
  <State, Command, Fact>(decider: Decider<State, Command, Fact>) =>
  (history: readonly DomainEvent[]): unknown =>
    // Whatever a stream of the corpus holds is a fact of its decider, as it is in the log.
    fold(decider, history as readonly Fact[]);

/** Deciders by the first word of their streams. What is not decided on has none. */
const deciders: Readonly<Record<string, (history: readonly DomainEvent[]) => unknown>> = {
  'export-ban-list': folding(exportBanList),
  'sanctions-regime': folding(sanctionsRegime),
  development: folding(developmentDecider),
};

const EVERY_STREAM = ['DateAdopted', 'DateClaimed', 'FactCorroborated', 'FactRetracted'];
const STREAMS = ['export-ban-list/kr-situational-licence', 'development/treaty-ru-kp-2024'];

/** What may be said in every stream is in one stream of the corpus: it is tried in the others. */
const tried = corpus.flatMap((example): readonly CorpusExample[] =>
  [...EVERY_STREAM, 'StatusConfirmed'].includes(example.type)
    ? [example, ...STREAMS.map((stream) => ({ ...example, stream }))]
    : [example],
);

const cases = tried.map((example) => [example.name, example.stream, example] as const);

/** A founding act founds whatever was told before it, so that the order of files will do. */
const othersOf = ({ name, stream }: CorpusExample): readonly CorpusExample[] =>
  corpus.filter((other) => other.stream === stream && other.name !== name);

const rowsAfter = async (...examples: readonly CorpusExample[]) => {
  const history = new ToldHistory();
  for (const { stream, type, data } of examples) await history.tell(stream, { type, data });
  const position = BigInt(examples.length);
  return Promise.all(
    models.flatMap((model) =>
      model.projections.map(async (projection) => ({
        projection: projection.name,
        rows: await history.rows.find(model, projection, { position }),
      })),
    ),
  );
};

const stateAfter = (...examples: readonly CorpusExample[]): unknown => {
  const [word = ''] = examples[0]?.stream.split('/') ?? [];
  const history = examples.map(({ type, data }, i): Known<DomainEvent> => ({
    ...{ type, data, id: `fact-${String(i)}`, position: BigInt(i + 1), evidence: [] },
    recordedAt: '2026-11-24T05:00:00.000Z',
  }));
  return deciders[word]?.(standing(history));
};

describe('The frozen corpus', () => {
  it('has an example of every event ever shipped, and of nothing else', () =>
    expect(corpus.map(({ name }) => name)).toEqual(eventTypes));

  it.each(cases)('has %s, which still parses (in %s)', (_name, _stream, example) => {
    const { type, version, data } = example;
    expect(schemaOf(type, version).data.parse(data)).toEqual(data);
    expect(schemaOf(type, version).subjectOf(data)).not.toBe('');
  });

  it.each(cases)(
    'has %s, which every projection takes, alone and last (in %s)',
    async (_name, _stream, example) => {
      await expect(rowsAfter(example)).resolves.toHaveLength(projections.length);
      await expect(rowsAfter(...othersOf(example), example)).resolves.toHaveLength(
        projections.length,
      );
    },
  );

  it.each(cases)(
    'has %s, which every decider takes, alone and last (in %s)',
    (_name, _stream, example) => {
      expect(() => stateAfter(example)).not.toThrow();
      expect(() => stateAfter(...othersOf(example), example)).not.toThrow();
    },
  );

  it('tells every projection something', async () => {
    const silent = (await rowsAfter(...corpus)).filter(({ rows }) => rows.length === 0);
    expect(silent).toEqual([]);
  });

  it('tells every decider something', () =>
    Object.entries(deciders).forEach(([word, foldOf]) => {
      const told = corpus.filter(({ stream }) => stream.startsWith(`${word}/`));
      expect(stateAfter(...told)).not.toEqual(foldOf([]));
    }));
});
