import type { z } from 'zod';

/** JSON Schema, draft 2020-12, as far as zod writes it, with `x-rules`. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

export const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of `{ a: {…}, b: {…} }`: `properties`, `$defs`. Empty where there are none. */
export const named = (schemas: unknown): Readonly<Record<string, JsonSchema>> =>
  isSchema(schemas)
    ? Object.fromEntries(
        Object.entries(schemas).filter((entry): entry is [string, JsonSchema] =>
          isSchema(entry[1]),
        ),
      )
    : {};

/** The shape that `#/$defs/LegalDate` stands for; any other schema stands for itself. */
export const dereferenced = (schema: JsonSchema, root: JsonSchema): JsonSchema => {
  const name = schema.$ref?.replace('#/$defs/', '');
  if (name === undefined) return schema;
  const shape = named(root.$defs)[name];
  if (!shape) throw new Error(`${schema.$ref ?? ''} is not in this schema`);
  return dereferenced(shape, root);
};

/** One of several shapes; a schema that names none is its own and only one. */
export const alternatives = (schema: JsonSchema, root: JsonSchema): readonly JsonSchema[] => {
  const shape = dereferenced(schema, root);
  const several = shape.anyOf ?? shape.oneOf;
  if (several !== undefined) {
    return several.filter(isSchema).flatMap((one) => alternatives(one, root));
  }
  // `type: ["string", "null"]` is said as one, and is two.
  const types: unknown = shape.type;
  return Array.isArray(types)
    ? types.map((type: unknown): JsonSchema => Object.assign({}, shape, { type }))
    : [shape];
};

export const rulesOf = (schema: JsonSchema): readonly string[] =>
  Array.isArray(schema['x-rules']) ? schema['x-rules'].map(String) : [];

/** As it is checked in: two spaces, one line feed at the end. */
export const textOf = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;
