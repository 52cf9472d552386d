import { createHash, randomUUID } from 'node:crypto';

import { exportDeterminationStream, type ExportDeterminationIssued } from '@contracts';
import { canonicalText, MAX_EVENT_BYTES } from '@platform/event-log';
import { commandBus, provenance } from '@testing';

import type { Determination } from './determination-parts';
import {
  IssueDeterminationCommand,
  IssueDeterminationHandler,
} from './issue-determination.command';

const open = () => commandBus(IssueDeterminationHandler);

const determination = (over: Partial<Determination> = {}): Determination => ({
  determination: randomUUID(),
  question: {
    goods: ['hs2022:854231', 'hs2022:010121'],
    destination: 'RU',
    origin: 'US',
    asOf: null,
    contractedOn: null,
    departsOn: null,
  },
  answer: [{ verdict: 'licence-required', code: '854231' }, { verdict: 'no-listed-control' }],
  askedAt: '2026-11-24T05:00:00.000Z',
  position: '128',
  modelVersion: 'export-controls@1',
  ...over,
});

const issue = async (asked: Determination, by = provenance({ evidence: [] })) => {
  const { bus, log } = await open();
  await bus.execute(new IssueDeterminationCommand(asked, by));
  const stream = exportDeterminationStream(asked.determination);
  const { facts } = await log.readStream<ExportDeterminationIssued>(stream);
  return facts.map(({ data }) => data);
};

const many = (goods: number, answer: (good: string) => unknown): Partial<Determination> => {
  const asked = Array.from({ length: goods }, (_, i) => `hs2022:${String(100_000 + i)}`);
  return { question: { ...determination().question, goods: asked }, answer: asked.map(answer) };
};

describe('A determination', () => {
  it('is recorded word for word, under the hash of its RFC 8785 JSON', async () => {
    const asked = determination();
    const text = '[{"code":"854231","verdict":"licence-required"},{"verdict":"no-listed-control"}]';
    expect(await issue(asked)).toEqual([
      {
        determination: asked.determination,
        part: { index: 0, of: 1 },
        question: asked.question,
        askedAt: '2026-11-24T05:00:00.000Z',
        position: '128',
        modelVersion: 'export-controls@1',
        answer: text,
        answerSha256: createHash('sha256').update(text).digest('hex'),
      },
    ]);
  });

  it.each([
    ['long answers', many(1000, (good) => ({ good, rules: '"상황허가"'.repeat(200) }))],
    ['answers of half a part each', many(8, (good) => ({ good, rules: 'x'.repeat(130_000) }))],
    ['short answers', many(1000, (good) => ({ good }))],
  ])('of many goods goes in parts that a log holds: %s', async (_case, over) => {
    const asked = determination(over);
    const parts = await issue(asked);
    const bytes = parts.map((part) => Buffer.byteLength(canonicalText(part)));
    expect(Math.max(...bytes)).toBeLessThanOrEqual(MAX_EVENT_BYTES);
    expect(parts.map(({ part }) => part)).toEqual(
      parts.map((_, index) => ({ index, of: parts.length })),
    );
    expect(parts.flatMap(({ question }) => question.goods)).toEqual(asked.question.goods);
    const whole = canonicalText(parts.flatMap(({ answer }) => JSON.parse(answer) as unknown[]));
    expect(whole).toBe(canonicalText(asked.answer));
    const answerSha256 = createHash('sha256').update(whole).digest('hex');
    expect(new Set(parts.map((part) => part.answerSha256))).toEqual(new Set([answerSha256]));
  });

  it('is cut no finer than it has to be', async () => {
    const parts = await issue(
      determination(many(1000, (good) => ({ good, rules: 'x'.repeat(900) }))),
    );
    expect(parts.length).toBe(Math.ceil((1000 * 960) / MAX_EVENT_BYTES));
  });

  it.each([
    ['fewer answers than goods', { answer: [{}] }],
    ['no goods', { answer: [], question: { ...determination().question, goods: [] } }],
  ])('is none with %s', async (_case, over) =>
    expect(issue(determination(over))).rejects.toMatchObject({
      code: 'ANSWER_DOES_NOT_FIT_QUESTION',
    }),
  );

  it('is issued once: asked again it is the same, and under its id there is no other', async () => {
    const { bus, log } = await open();
    const by = provenance({ evidence: [] });
    const asked = determination();
    const receipt = await bus.execute(new IssueDeterminationCommand(asked, by));
    expect(await bus.execute(new IssueDeterminationCommand(asked, by))).toEqual(receipt);
    const another = new IssueDeterminationCommand(asked, provenance({ evidence: [] }));
    await expect(bus.execute(another)).rejects.toMatchObject({
      code: 'DETERMINATION_ALREADY_ISSUED',
    });
    expect(log.facts).toHaveLength(1);
  });
});
