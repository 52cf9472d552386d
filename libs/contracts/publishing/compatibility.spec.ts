import { breachesOf, sentenceOf } from './compatibility';
import type { JsonSchema } from './json-schema';

const text: JsonSchema = { type: 'string', maxLength: 20 };
const object = (fields: Readonly<Record<string, JsonSchema>>, required = Object.keys(fields)) => ({
  type: 'object' as const,
  properties: fields,
  required,
  additionalProperties: false,
});
const nullable = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

const month = object({ precision: { type: 'string', const: 'month' }, value: text });
const year = object({ precision: { type: 'string', const: 'year' }, value: text });

describe('A schema of the same version', () => {
  it.each<[string, string, JsonSchema, JsonSchema]>([
    ['a field is gone', 'field-removed at /b', object({ a: text, b: text }), object({ a: text })],
    [
      'a field is asked for',
      'required-added at /b',
      object({ a: text }),
      object({ a: text, b: text }),
    ],
    [
      'an optional field is asked for',
      'required-added at /a',
      object({ a: text }, []),
      object({ a: text }),
    ],
    [
      'a field may be left out',
      'field-made-optional at /a',
      object({ a: text }),
      object({ a: text }, []),
    ],
    [
      'a text became a number',
      'type-changed at /a',
      object({ a: text }),
      object({ a: { type: 'integer' } }),
    ],
    [
      'a value is gone',
      'value-removed at /',
      { type: 'string', enum: ['x', 'y'] },
      { type: 'string', enum: ['x'] },
    ],
    [
      'a value is new',
      'value-added at /',
      { type: 'string', enum: ['x'] },
      { type: 'string', enum: ['x', 'y'] },
    ],
    [
      'only some values are left',
      'value-removed at /',
      { type: 'string' },
      { type: 'string', enum: ['x'] },
    ],
    [
      'a closed set was opened',
      'value-added at /',
      { type: 'string', const: 'x' },
      { type: 'string' },
    ],
    [
      'letters are ruled out',
      'pattern-changed at /',
      { type: 'string' },
      { type: 'string', pattern: '^a' },
    ],
    [
      'other letters are allowed',
      'pattern-changed at /',
      { type: 'string', pattern: '^a' },
      { type: 'string', pattern: '^[ab]' },
    ],
    [
      'a second pattern is there',
      'pattern-changed at /',
      { type: 'string', pattern: '^a' },
      { type: 'string', pattern: '^a', allOf: [{ pattern: 'b$' }] },
    ],
    ['it is shorter', 'bound-tightened at /', text, { ...text, maxLength: 19 }],
    [
      'it is bounded below',
      'bound-tightened at /',
      { type: 'integer' },
      { type: 'integer', minimum: 0 },
    ],
    [
      'nothing may be null any more',
      'alternative-removed at /a',
      object({ a: nullable(text) }),
      object({ a: text }),
    ],
    [
      'it may be null',
      'alternative-added at /a',
      object({ a: text }),
      object({ a: nullable(text) }),
    ],
    [
      'it may be null, said shortly',
      'alternative-added at /',
      { type: 'string' },
      { type: ['string', 'null'] } as never,
    ],
    ['a shape is gone', 'alternative-removed at /', { oneOf: [month, year] }, { oneOf: [month] }],
    ['a shape is new', 'alternative-added at /', { oneOf: [month] }, { oneOf: [month, year] }],
    ['a rule is new', 'rule-changed at /', text, { ...text, 'x-rules': ['is no zone'] }],
    [
      'a rule of several shapes is new',
      'rule-changed at /',
      nullable(text),
      { ...nullable(text), 'x-rules': ['is no zone'] },
    ],
    [
      'members are others',
      'type-changed at /*',
      { type: 'array', items: text },
      { type: 'array', items: { type: 'null' } },
    ],
    [
      'members may be anything',
      'keyword-changed at /',
      { type: 'array', items: text },
      { type: 'array' },
    ],
    [
      'another keyword binds',
      'keyword-changed at /',
      { type: 'array', items: text },
      { type: 'array', items: text, uniqueItems: true },
    ],
    [
      'other fields are let in',
      'keyword-changed at /',
      object({}),
      { ...object({}), additionalProperties: true },
    ],
    [
      'a shared shape is another',
      'bound-tightened at /a',
      { ...object({ a: { $ref: '#/$defs/T' } }), $defs: { T: text } },
      { ...object({ a: { $ref: '#/$defs/T' } }), $defs: { T: { ...text, minLength: 2 } } },
    ],
  ])('breaks the earlier one where %s: %s', (_case, finding, before, now) =>
    expect(breachesOf(before, now).map(sentenceOf)).toEqual([finding]),
  );

  it.each<[string, JsonSchema, JsonSchema]>([
    ['an optional field is new', object({ a: text }), object({ a: text, b: text }, ['a'])],
    ['a bound is loosened', text, { ...text, maxLength: 21 }],
    ['a bound is gone', text, { type: 'string' }],
    ['it is explained otherwise', text, { ...text, title: 'Text', description: 'Words.' }],
    [
      'a shape got a name',
      object({ a: text }),
      { ...object({ a: { $ref: '#/$defs/T' } }), $defs: { T: text } },
    ],
    ['shapes stand in another order', { oneOf: [month, year] }, { oneOf: [year, month] }],
    [
      'values stand in another order',
      { type: 'string', enum: ['x', 'y'] },
      { type: 'string', enum: ['y', 'x'] },
    ],
  ])('is the earlier one and more where %s', (_case, before, now) =>
    expect(breachesOf(before, now)).toEqual([]),
  );
});
