import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { KafkaMessage, Message } from 'kafkajs';
import { z } from 'zod';

type Schema = Parameters<typeof z.fromJSONSchema>[0] & object;
type Pointer = Readonly<{ $ref: string }>;

const DOCS = join(__dirname, '..', '..', 'docs', 'contracts');

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(DOCS, ...path), 'utf8'));

type Document = Readonly<{
  components: Readonly<{
    messages: Readonly<
      Record<string, Readonly<{ headers: Pointer | Readonly<{ allOf: readonly Schema[] }> }>>
    >;
    schemas: Readonly<Record<string, Schema>>;
  }>;
}>;

const { components } = read('asyncapi.json') as Document;

/**
 * A later build may say more, and outsiders pass over what they do not know: the document leaves
 * its headers open. What this build says is in it, name by name.
 */
const closed = (schema: Schema): Schema => ({ ...schema, additionalProperties: false });

const partOf = (schema: Schema): Schema => {
  const { $ref } = schema as Partial<Pointer>;
  return $ref === undefined
    ? schema
    : closed(components.schemas[$ref.split('/').at(-1) ?? ''] ?? {});
};

export const publishedHeaders: readonly string[] = Object.keys(
  components.schemas['EventHeaders']?.properties ?? {},
);

/** What the AsyncAPI document admits as headers of one of its messages, and nothing beside it. */
const headersOf = (name: string): readonly z.ZodType[] => {
  const { headers } = components.messages[name] ?? { headers: { allOf: [{ not: {} }] } };
  const parts = 'allOf' in headers ? headers.allOf : [headers as Schema];
  return parts.map((part) => z.fromJSONSchema(partOf(part)));
};

/** The schema of an event's data by its `$id`, which messages call `dataschema`. */
const dataSchemas = new Map(
  readdirSync(join(DOCS, 'schemas')).map((file) => {
    const schema = read('schemas', file) as Schema & Readonly<{ $id: string }>;
    return [schema.$id, z.fromJSONSchema(schema)] as const;
  }),
);

/** As text, whether it is yet to be sent or was received. */
export const headersOn = ({ headers }: Message | KafkaMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name, value?.toString() ?? '']),
  );

/** What is wrong with a message by what is published of it: sentences of the schemas, or none. */
export const breachesOf = (message: Message | KafkaMessage): readonly string[] => {
  const headers = headersOn(message);
  const type = headers['ce_type'] ?? '';
  const version = headers['ce_dataschema']?.split(':').at(-1);
  const name = version === undefined ? type : `${type}.${version}`;
  const data = message.value === null ? null : (JSON.parse(message.value.toString()) as unknown);
  return [
    ...headersOf(name).flatMap((schema) => wrongIn(schema, headers)),
    ...wrongIn(dataSchemas.get(headers['ce_dataschema'] ?? '') ?? z.null(), data),
    ...((message.key === null) === (version === undefined) ? [] : ['Its key is not as published.']),
  ];
};

const wrongIn = (schema: z.ZodType, told: unknown): readonly string[] =>
  schema.safeParse(told).error?.issues.map(({ path, message }) => `${path.join()}: ${message}`) ??
  [];
