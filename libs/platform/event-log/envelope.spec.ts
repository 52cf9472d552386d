import { createHash } from 'node:crypto';

import fc from 'fast-check';

import { canonicalText, UnstorableText } from './canonical-text';
import { leafHashOf, type Unhashed } from './envelope';

const sha256 = (...parts: readonly (string | Buffer)[]) =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
    .digest('hex');

const fact: Unhashed = {
  type: 'StatusConfirmed',
  data: { subject: '35th-notice', provisions: 'all' },
  id: '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  position: 9_007_199_254_740_993n,
  recordedAt: '2026-11-24T05:06:07.089Z',
  evidence: ['b'.repeat(64)],
  stream: 'export-ban-list/kr-situational-licence',
  version: 3,
  subject: '35th-notice',
  schemaVersion: 1,
  commit: { id: '01a20c4c-2687-75f7-96e7-5f5d4651912f', index: 1, size: 2 },
  provenance: {
    commandId: '8554a1f5-99a8-4049-8360-9cf5d18f51e5',
    correlationId: '0323ad9e-abb2-4338-bf6a-a2bbdba622a7',
    causationId: null,
    actor: 'analyst-7',
    cause: 'publisher',
    evidence: ['a'.repeat(64), 'b'.repeat(64)],
  },
};

describe('The leaf of a fact', () => {
  it('can be computed from what is written down here, by anybody', () => {
    const salt = Buffer.alloc(16, 7);
    const payloadHash = sha256(salt, '{"provisions":"all","subject":"35th-notice"}');
    const envelope =
      '{"actor":"analyst-7","causationId":null,"cause":"publisher",' +
      '"commandId":"8554a1f5-99a8-4049-8360-9cf5d18f51e5",' +
      '"commit":{"id":"01a20c4c-2687-75f7-96e7-5f5d4651912f","index":1,"size":2},' +
      '"correlationId":"0323ad9e-abb2-4338-bf6a-a2bbdba622a7",' +
      `"evidence":["${'b'.repeat(64)}"],"id":"2ed6657d-e927-568b-95e1-2665a8aea6a2",` +
      `"payloadHash":"${payloadHash}","position":"9007199254740993",` +
      '"recordedAt":"2026-11-24T05:06:07.089Z","schemaVersion":1,' +
      '"stream":"export-ban-list/kr-situational-licence","subject":"35th-notice",' +
      '"type":"StatusConfirmed","version":3}';
    expect(leafHashOf(fact, salt)).toBe(sha256('\0', envelope));
  });

  it.each<readonly [string, Partial<Unhashed>]>([
    ['payload', { data: { subject: '35th-notice', provisions: ['1'] } }],
    ['position', { position: 1n }],
    ['moment', { recordedAt: '2026-11-24T05:06:07.090Z' }],
    ['evidence', { evidence: [] }],
    ['subject', { subject: '34th-notice' }],
    ['actor', { provenance: { ...fact.provenance, actor: 'analyst-8' } }],
    ['cause', { provenance: { ...fact.provenance, cause: 'parser' } }],
  ])('is another one where its %s is', (_part, over) => {
    const salt = Buffer.alloc(16);
    expect(leafHashOf({ ...fact, ...over }, salt)).not.toBe(leafHashOf(fact, salt));
  });

  it('tells nothing of a payload without its salt', () =>
    expect(leafHashOf(fact, Buffer.alloc(16, 1))).not.toBe(leafHashOf(fact, Buffer.alloc(16, 2))));
});

describe('Canonical text', () => {
  it.each<readonly [string, unknown, string]>([
    ['keys', { b: 1, a: { d: 2, c: 3 } }, '{"a":{"c":3,"d":2},"b":1}'],
    ['keys by their UTF-16 units', { '\ufb33': 1, '😀': 2 }, '{"😀":2,"\ufb33":1}'],
    ['numbers', [1e21, 0.000001, -0, 333333333.33333329], '[1e+21,0.000001,0,333333333.3333333]'],
    ['texts', '\u20ac$\u000f\nA\'B"\\/\u007f', '"€$\\u000f\\nA\'B\\"\\\\/\u007f"'],
    ['no undefined field', { a: undefined, b: null }, '{"b":null}'],
  ])('has one form of %s, as RFC 8785 has', (_case, value, text) =>
    expect(canonicalText(value)).toBe(text),
  );

  it.each([
    ['U+0000', 'a\0b'],
    ['the first half', '\ud83d'],
    ['the second', '\ude00b'],
  ])('refuses %s of a character', (_case, text) => {
    expect(() => canonicalText({ deep: [text] })).toThrow(UnstorableText);
    expect(() => canonicalText({ [text]: 1 })).toThrow(UnstorableText);
    expect(() => canonicalText(`\\${text}`)).toThrow(UnstorableText);
  });

  it('takes what only looks like half a character, or like none', () =>
    expect(() => canonicalText(['\\u0000', '\\\\ud800', '😀', '\u0001'])).not.toThrow());

  it('refuses what is no JSON', () =>
    expect(() => canonicalText(undefined)).toThrow(UnstorableText));

  it('is read as what it was', () =>
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        fc.pre(!JSON.stringify(value).includes('\\u0000'));
        expect(JSON.parse(canonicalText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    ));
});
