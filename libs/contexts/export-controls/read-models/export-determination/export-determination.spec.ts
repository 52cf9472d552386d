import { createHash } from 'node:crypto';

import type { ExportDeterminationIssued } from '@contracts';
import { known } from '@testing';
import canonicalize from 'canonicalize';

import { exportDetermination } from './export-determination.timeline';

const id = '2ed6657d-e927-568b-95e1-2665a8aea6a2';
const answers = [
  { goods: 'hs2022:854231' },
  { goods: 'hs2022:010121' },
  { goods: 'hs2022:848210' },
];
const rfc8785 = (value: unknown): string => String(canonicalize(value));

const part = (index: number, goods: readonly object[]): ExportDeterminationIssued => ({
  type: 'ExportDeterminationIssued',
  data: {
    determination: id,
    part: { index, of: 2 },
    question: {
      goods: goods.map((good) => (good as { goods: string }).goods),
      destination: 'RU',
      origin: null,
      asOf: null,
      contractedOn: null,
      departsOn: null,
    },
    askedAt: '2026-11-24T05:00:00Z',
    position: '40',
    modelVersion: 'export-controls@1',
    answer: rfc8785(goods),
    answerSha256: createHash('sha256').update(rfc8785(answers)).digest('hex'),
  },
});

const first = part(0, answers.slice(0, 2));
const second = part(1, answers.slice(2));

describe('A recorded determination', () => {
  it('joins its parts in their order into the answer that was hashed', () => {
    const [version] = exportDetermination.timeline(known(second, first), id);
    expect(version?.value.question.goods).toEqual(answers.map(({ goods }) => goods));
    expect(version?.value.answer).toBe(rfc8785(answers));
    expect(createHash('sha256').update(String(version?.value.answer)).digest('hex')).toBe(
      version?.value.answerSha256,
    );
  });

  it('is written as it was when it is read and written again', () => {
    const [version] = exportDetermination.timeline(known(first, second), id);
    const text = String(version?.value.answer);
    expect(JSON.stringify(JSON.parse(text))).toBe(text);
  });

  it('holds from the moment at which it was asked', () =>
    expect(exportDetermination.timeline(known(first, second), id)).toMatchObject([
      { validFrom: '2026-11-24T05:00:00.000Z', validTo: null },
    ]));

  it('is none where a part of it does not stand', () =>
    expect(exportDetermination.timeline(known(first), id)).toEqual([]));
});
