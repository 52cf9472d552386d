import type { EventSchema } from '../registry';
import { bindingSchemaOf } from './binding-schema';
import type { Words } from './docstrings';
import { isSchema, named, type JsonSchema } from './json-schema';

/** The consts whose docstrings explain the shapes that events share. */
const SHARED: Readonly<Record<string, string>> = { LegalDate: 'legalDate', LegalDay: 'legalDay' };

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** An event's schema as it is checked in: what binds, and what its docstrings say of it. */
export const publishedSchemaOf = (
  event: EventSchema,
  docstrings: ReadonlyMap<string, Words>,
): JsonSchema => {
  const name = `${event.type}@${String(event.version)}`;
  const { $schema = DIALECT, $id = '', $defs, ...binding } = bindingSchemaOf(event);
  const defs = Object.entries(named($defs)).map(([shape, schema]): [string, JsonSchema] => [
    shape,
    explained(schema, docstrings.get(SHARED[shape] ?? shape)),
  ]);
  return {
    ...{ $schema, $id, title: name },
    ...explained(binding, docstrings.get(name)),
    ...(defs.length > 0 && { $defs: Object.fromEntries(defs) }),
  };
};

/** A description goes before what it describes. */
const explained = (schema: JsonSchema, words: Words | undefined): JsonSchema => ({
  ...(words?.says === undefined ? {} : { description: words.says }),
  ...withFields(schema, words),
});

/** The fields of an object, of an array's members and of what may be null are the same ones. */
const withFields = (schema: JsonSchema, words: Words | undefined): JsonSchema => {
  if (!words || words.fields.size === 0) return schema;
  const { properties, items, anyOf } = schema;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(named(properties)).map(([name, field]) => [
          name,
          explained(field, words.fields.get(name)),
        ]),
      ),
    }),
    ...(isSchema(items) && { items: withFields(items, words) }),
    ...(anyOf && { anyOf: anyOf.map((one) => (isSchema(one) ? withFields(one, words) : one)) }),
  };
};
