import { eventTypes, newestSchemaOf } from '@contracts';
import { z } from 'zod';

/** What a person can be asked for: the JSON Schema of a field, as far as it is read here. */
export type FieldSchema = Readonly<{
  type?: string | undefined;
  enum?: readonly string[] | undefined;
  const?: unknown;
  pattern?: string | undefined;
  anyOf?: readonly FieldSchema[] | undefined;
  oneOf?: readonly FieldSchema[] | undefined;
  items?: FieldSchema | undefined;
  properties?: Readonly<Record<string, FieldSchema>> | undefined;
  required?: readonly string[] | undefined;
}>;

/** Kinds of streams and the field by which a fact names its own. */
export const STREAM_KINDS = [
  { kind: 'sanctions-regime', field: 'regime', example: '1718' },
  { kind: 'export-ban-list', field: 'list', example: 'kr-situational-licence' },
  { kind: 'development', field: 'development', example: 'treaty-ru-kp-2024' },
] as const;

export type StreamKind = (typeof STREAM_KINDS)[number];

/** Derived, or told by commands of their own: nobody records these by hand. */
const NOT_ASKED_FOR = new Set([
  'ExportBanListChangeTookEffect',
  'ExportBanListItemised',
  'ExportDeterminationIssued',
  'FactRetracted',
  'InspectionQuestionAnswered',
  'InspectionQuestionOpened',
  'SanctionsInspectionBlocked',
]);

const TYPES = [...new Set(eventTypes.map((name) => name.split('@')[0] ?? name))];

export const schemaOfFact = (type: string): FieldSchema =>
  z.toJSONSchema(newestSchemaOf(type).data, { unrepresentable: 'any', io: 'input' }) as FieldSchema;

/** The facts that a stream of that kind can hold, those of every stream last. */
export const typesOf = ({ field }: StreamKind): readonly string[] => {
  const asked = TYPES.filter((type) => !NOT_ASKED_FOR.has(type));
  const own = asked.filter((type) => ownFieldOf(type) === field);
  return [...own, ...asked.filter((type) => ownFieldOf(type) === undefined)];
};

/** A question about inspections names a regime too, and is a development's. */
const ownFieldOf = (type: string): StreamKind['field'] | undefined => {
  const names = Object.keys(schemaOfFact(type).properties ?? {});
  const fields = ['development', 'list', 'regime'] as const;
  return fields.find((field) => names.includes(field));
};
