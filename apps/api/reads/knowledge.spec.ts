import { SystemClock, type Clock } from '@platform/clock';
import {
  BeforeFirstPosition,
  ModelBehind,
  PositionAhead,
  type ReadModel,
} from '@platform/projections';
import {
  countedModel,
  InMemoryEventLog,
  InMemoryVersionRows,
  koreanList,
  provenance,
} from '@testing';

import { KnowledgeAt } from './knowledge';

const slow: ReadModel = { ...countedModel, name: 'slow' };
const swift: ReadModel = { ...countedModel, name: 'swift' };

/** Rows of models that are not equally far. */
class UnevenRows extends InMemoryVersionRows {
  constructor(
    log: InMemoryEventLog,
    private readonly applied: Readonly<Record<string, bigint>>,
  ) {
    super(log);
  }

  override position(model?: ReadModel): Promise<bigint> {
    return Promise.resolve(this.applied[model?.name ?? ''] ?? 0n);
  }

  override async waitForModel(model: ReadModel, position: bigint): Promise<bigint> {
    const applied = await this.position(model);
    if (applied < position) throw new ModelBehind(model, position, applied);
    return applied;
  }
}

describe('What is known for an answer over several models', () => {
  const log = new InMemoryEventLog();
  const rows = new UnevenRows(log, { slow: 2n, swift: 3n });
  const knowledge = new KnowledgeAt(log, rows, new SystemClock());
  const both = [swift, slow];

  beforeAll(async () => {
    const facts = [
      koreanList.expanded31st(),
      koreanList.expanded31st({ changeId: '33rd-notice' }),
      koreanList.expanded35th(),
    ];
    for (const [version, fact] of facts.entries()) {
      const expectedVersion = version === 0 ? 'STREAM_DOES_NOT_EXIST' : version;
      const { stream } = koreanList;
      await log.append({
        appends: [{ stream, facts: [fact], expectedVersion }],
        provenance: provenance(),
      });
    }
  });

  it('is what all of them have applied', async () => {
    const { position, knownAt } = await knowledge.ofAll(both, {});
    expect([position, knownAt]).toEqual([2n, await log.recordedAt(2n)]);
    expect((await knowledge.ofAll([swift], {})).position).toBe(3n);
    expect((await knowledge.of(swift, {})).position).toBe(3n);
  });

  it('is nothing where one of them has applied nothing of what there is', async () => {
    const empty: ReadModel = { ...countedModel, name: 'empty' };
    await expect(knowledge.of(empty, {})).rejects.toThrow(ModelBehind);
    await expect(knowledge.ofAll([swift, empty], {})).rejects.toThrow(ModelBehind);
  });

  it('says how far the log goes where it lacks what was recorded a while ago', async () => {
    const [recorded = ''] = [await log.recordedAt(3n)];
    const after = (ms: number) => new Date(Date.parse(recorded) + ms).toISOString();
    const at = (now: string) =>
      new KnowledgeAt(log, rows, { now: () => now } as unknown as Clock).of(slow, {});
    expect((await at(after(10_000))).behind).toBeNull();
    expect((await at(after(10_001))).behind).toBe(3n);
    expect((await knowledge.of(swift, {})).behind).toBeNull();
  });

  it('is a position that each of them has applied, or none', async () => {
    expect((await knowledge.ofAll(both, { knownAt: 'position:2' })).position).toBe(2n);
    const ahead = knowledge.ofAll(both, { knownAt: 'position:3' });
    await expect(ahead).rejects.toThrow(ModelBehind);
    await expect(knowledge.ofAll(both, { minPosition: '3' })).rejects.toThrow(ModelBehind);
  });

  it('is never what is still to come, nor what came before all', async () => {
    const ahead = knowledge.ofAll(both, { knownAt: 'position:4' });
    await expect(ahead).rejects.toThrow(PositionAhead);
    const before = knowledge.ofAll(both, { knownAt: 'position:0' });
    await expect(before).rejects.toThrow(BeforeFirstPosition);
  });
});
