import { askDate } from './ask-date';
import type { Asker } from './asker';
import type { FieldSchema } from './fact-types';

type Place = Readonly<{ ask: Asker; zone: string }>;

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

const askNumber: Ask = async ({ ask }, name) =>
  Number(
    await ask.text(name, {
      misfit: (text) =>
        text.trim() !== '' && Number.isFinite(Number(text)) ? undefined : 'It has to be a number.',
    }),
  );

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
    if (required.includes(field) || (await place.ask.agree(`State ${title}?`, false))) {
      told[field] = await askField(place, title, schema);
    }
  }
  return told;
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
