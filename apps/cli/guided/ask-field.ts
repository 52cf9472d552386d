import { askDate } from './ask-date';
import type { Asker } from './asker';
import type { FieldSchema } from './fact-types';

/** Who is asked, and the zone that dates are offered in; undefined: it is typed. */
type Place = Readonly<{ ask: Asker; zone: string | undefined }>;

/** Asks for one value as its schema describes it; nothing is sent that was not typed or chosen. */
export const askField = async (
  place: Place,
  name: string,
  schema: FieldSchema,
): Promise<unknown> => {
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants && !isText(schema)) return askVariant(place, name, variants);
  if (isDate(schema)) return askDate(place.ask, name, { onlyDay: true, zone: place.zone });
  return schema.const ?? askOne(place, name, schema);
};

const askOne: Ask = (place, name, schema) => {
  if (schema.enum) {
    const choices = schema.enum.map((value) => ({ name: value, value }));
    return place.ask.choose(name, choices);
  }
  return (ASKED[schema.type ?? ''] ?? askText)(place, name, schema);
};

type Ask = (place: Place, name: string, schema: FieldSchema) => Promise<unknown>;

const askText: Ask = ({ ask }, name, schema) =>
  ask.text(name, { misfit: (text) => misfitOf(text, patternsOf(schema)) });

const misfitOf = (text: string, patterns: readonly string[]): string | undefined => {
  if (text.trim() === '') return 'It has to be stated.';
  const fits = patterns.length === 0 || patterns.some((pattern) => new RegExp(pattern).test(text));
  return fits ? undefined : `It does not look like ${patterns.join(' or ')}.`;
};

/** A text, of one form or of several. */
const isText = ({ type, anyOf, enum: choices }: FieldSchema): boolean =>
  choices === undefined && (type === 'string' || (anyOf?.every(isText) ?? false));

const patternsOf = ({ pattern, anyOf = [] }: FieldSchema): readonly string[] =>
  pattern === undefined ? anyOf.flatMap(patternsOf) : [pattern];

/** Digits alone: what a language would take for a number as well, nobody has read anywhere. */
const askNumber: Ask = async ({ ask }, name, { type }) => {
  const [form, wanted] =
    type === 'integer' ? [/^-?\d+$/, 'a whole number'] : [/^-?\d+(\.\d+)?$/, 'a number'];
  const misfit = (text: string) => (form.test(text.trim()) ? undefined : `It has to be ${wanted}.`);
  return Number(await ask.text(name, { misfit }));
};

const askArray: Ask = async (place, name, { items = {} }) => {
  if (isText(items)) {
    const typed = await place.ask.text(`${name} (separated by commas; empty for none)`);
    return typed
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }
  const told: unknown[] = [];
  while (
    await place.ask.agree(`${name}: ${told.length === 0 ? 'is there one' : 'another one'}?`, false)
  ) {
    told.push(await askField(place, `${name} ${String(told.length + 1)}`, items));
  }
  return told;
};

/** The fields of an object, one after the other; those that need not be there are offered. */
export const askObject = async (
  place: Place,
  name: string,
  { properties = {}, required = [] }: FieldSchema,
): Promise<Record<string, unknown>> => {
  const told: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(properties)) {
    const title = name === '' ? field : `${name}, ${field}`;
    const isRequired = required.includes(field);
    const value = await askMember(place, title, { schema, isRequired, isOffered: false });
    if (value !== undefined) told[field] = value;
  }
  return told;
};

type Member = Readonly<{
  schema: FieldSchema;
  isRequired: boolean;
  /** Whether stating it is what is offered: a person who comes back to a field means to. */
  isOffered: boolean;
}>;

/** Undefined where it need not be there and nobody wants to state it, or state it any longer. */
export const askMember = async (
  place: Place,
  name: string,
  { schema, isRequired, isOffered }: Member,
): Promise<unknown> => {
  if (!isRequired && !(await place.ask.agree(`State ${name}?`, isOffered))) return undefined;
  return askField(place, name, schema);
};

const ASKED: Readonly<Record<string, Ask>> = {
  number: askNumber,
  integer: askNumber,
  boolean: ({ ask }, name) => ask.agree(`${name}?`, false),
  array: askArray,
  object: askObject,
};

const askVariant = async (
  place: Place,
  name: string,
  variants: readonly FieldSchema[],
): Promise<unknown> => {
  const stated = variants.filter(({ type }) => type !== 'null');
  if (stated.length < variants.length && !(await place.ask.agree(`Is ${name} known?`, true))) {
    return null;
  }
  if (stated.every(isDate) || stated.every(isDates)) {
    const onlyDay = stated.length === 1 && stated.every(isDate);
    return askDate(place.ask, name, { onlyDay, zone: place.zone });
  }
  const [only, ...others] = stated;
  if (only && others.length === 0) return askField(place, name, only);
  const chosen = await place.ask.choose(
    name,
    stated.map((value) => ({ name: nameOf(value), value })),
  );
  return askField(place, name, chosen);
};

const nameOf = ({ const: only, type }: FieldSchema): string =>
  typeof only === 'string' ? only : (type ?? 'something else');

const isDate = ({ properties }: FieldSchema): boolean =>
  properties !== undefined && 'verbatim' in properties && 'precision' in properties;

/** A date of any precision, inside something that may be null. */
const isDates = ({ anyOf, oneOf }: FieldSchema): boolean => (anyOf ?? oneOf ?? []).some(isDate);
