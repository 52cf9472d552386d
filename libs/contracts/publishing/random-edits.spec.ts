import fc from 'fast-check';
import { z } from 'zod';

import { breachesOf, type Breach } from './compatibility';
import { named, type JsonSchema } from './json-schema';

const text: JsonSchema = { type: 'string', maxLength: 20 };
const nullable = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

type Sample = Readonly<{ schema: JsonSchema; value: unknown }>;

const objectOf = (fields: Readonly<Record<string, [Sample, boolean]>>): Sample => {
  const entries = Object.entries(fields);
  const required = entries.flatMap(([name, [, must]]) => (must ? [name] : []));
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(entries.map(([name, [{ schema }]]) => [name, schema])),
      required,
      additionalProperties: false,
    },
    value: Object.fromEntries(entries.map(([name, [{ value }]]) => [name, value])),
  };
};

/** Small schemas, each with a value that it admits. */
const { schema: someSchema } = fc.letrec<{ schema: Sample; leaf: Sample }>((tie) => ({
  leaf: fc.oneof(
    fc.string({ maxLength: 20 }).map((value): Sample => ({ schema: text, value })),
    fc.integer({ min: 0, max: 9 }).map((value): Sample => ({
      schema: { type: 'integer', minimum: 0, maximum: 9 },
      value,
    })),
    fc.constantFrom('x', 'y').map((value): Sample => ({
      schema: { type: 'string', enum: ['x', 'y'] },
      value,
    })),
  ),
  schema: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    tie('leaf'),
    tie('schema').map(({ schema, value }): Sample => ({
      schema: { type: 'array', items: schema },
      value: [value],
    })),
    fc.tuple(tie('leaf'), fc.boolean()).map(([{ schema, value }, isNull]): Sample => ({
      schema: nullable(schema),
      value: isNull ? null : value,
    })),
    fc
      .dictionary(fc.constantFrom('a', 'b', 'c'), fc.tuple(tie('schema'), fc.boolean()), {
        noNullPrototype: true,
      })
      .map(objectOf),
  ),
}));

/** One edit of a schema somewhere inside it; what it is called, where it is one that breaks. */
type Edit = Readonly<{ edited: JsonSchema; breach: Breach | null }>;

const editsOf = (schema: JsonSchema): readonly Edit[] => [
  ...editsHere(schema),
  ...Object.entries(named(schema.properties)).flatMap(([name, field]) =>
    editsOf(field).map(({ edited, breach }) => ({
      edited: { ...schema, properties: { ...named(schema.properties), [name]: edited } },
      breach,
    })),
  ),
  ...(schema.type === 'array'
    ? editsOf(schema.items as JsonSchema).map(({ edited, breach }) => ({
        edited: { ...schema, items: edited },
        breach,
      }))
    : []),
];

const editsHere = (schema: JsonSchema): readonly Edit[] => {
  if (schema.anyOf)
    return [{ edited: schema.anyOf[0] as JsonSchema, breach: 'alternative-removed' }];
  if (schema.enum) {
    return [
      { edited: { ...schema, enum: ['x'] }, breach: 'value-removed' },
      { edited: { ...schema, enum: ['x', 'y', 'z'] }, breach: 'value-added' },
    ];
  }
  if (schema.type === 'object') return editsOfObject(schema);
  if (schema.type !== 'string') return [{ edited: text, breach: 'type-changed' }];
  return [
    { edited: { ...schema, maxLength: 200 }, breach: null },
    { edited: { ...schema, maxLength: 3 }, breach: 'bound-tightened' },
    { edited: { ...schema, pattern: '^a' }, breach: 'pattern-changed' },
    { edited: nullable(schema), breach: 'alternative-added' },
  ];
};

const editsOfObject = (schema: JsonSchema): readonly Edit[] => {
  const properties = named(schema.properties);
  const [[first] = []] = Object.entries(properties);
  const wider = { ...properties, d: text };
  const { [first ?? '']: _gone, ...others } = properties;
  return [
    { edited: { ...schema, properties: wider }, breach: null },
    {
      edited: { ...schema, properties: wider, required: [...(schema.required ?? []), 'd'] },
      breach: 'required-added',
    },
    ...(first === undefined
      ? []
      : [
          {
            edited: {
              ...schema,
              properties: others,
              required: schema.required?.filter((name) => name !== first) ?? [],
            },
            breach: 'field-removed' as const,
          },
        ]),
  ];
};

describe('Whatever the schema', () => {
  const edited = someSchema.chain((sample) => {
    const edits = editsOf(sample.schema);
    return fc.record({ sample: fc.constant(sample), edit: fc.constantFrom(...edits) });
  });

  it('it is compatible with itself', () =>
    fc.assert(fc.property(someSchema, ({ schema }) => breachesOf(schema, schema).length === 0)));

  it('one edit is found by its name, or is none that breaks', () =>
    fc.assert(
      fc.property(edited, ({ sample: { schema }, edit: { edited: now, breach } }) => {
        const found = breachesOf(schema, now).map((finding) => finding.breach);
        expect(found).toEqual(breach === null ? [] : [breach]);
      }),
    ));

  it('what was admitted still is where nothing is found', () =>
    fc.assert(
      fc.property(someSchema, someSchema, edited, (one, other, { sample, edit }) => {
        for (const [was, now] of [
          [sample, edit.edited],
          [one, other.schema],
        ] as const) {
          if (breachesOf(was.schema, now).length > 0) continue;
          expect(z.fromJSONSchema(now).safeParse(was.value).success).toBe(true);
        }
      }),
    ));
});
