import { types } from 'node:util';

import { stdSerializers } from 'pino';

type Fields = Readonly<Record<string, unknown>>;

/** What one call of a Nest logger said. */
export type Said = Readonly<{ message: string; context: string | undefined; fields: Fields }>;

/** What every line has of its own: a field that somebody calls so is kept as `level_`. */
const OWN = ['time', 'level', 'service', 'context', 'traceId', 'spanId'];

/**
 * Nest puts what a logger was made with behind what it was told; of an error the stack may stand
 * between them. A text alone has no context.
 */
export const said = (message: unknown, rest: readonly unknown[]): Said => {
  const last = rest.at(-1);
  const isNamed = typeof last === 'string' && !isStack(last);
  const context = isNamed ? last : undefined;
  const more = (isNamed ? rest.slice(0, -1) : rest).filter((one) => one !== undefined);
  const fields = Object.assign({}, ...[message, ...more].map(fieldsOf)) as Fields;
  const words = [message, ...more].map(wordsOf).filter((one) => one !== undefined);
  const text = words.join(' ') || (textIn(fields) ?? context ?? '');
  const { message: _told, ...others } = fields;
  return { message: text, context, fields: others };
};

/** As it stands in the code: fields stay fields. */
const fieldsOf = (value: unknown): Fields => {
  if (isError(value) || isStack(value)) return { err: plain('err', value) };
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      OWN.includes(name) ? `${name}_` : name,
      plain(name, field),
    ]),
  );
};

/**
 * A position is a text everywhere: as a number it would be rounded by who reads it. `err` is an
 * object everywhere: where it was told as a text, its first line is the type and the message.
 */
const plain = (name: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return String(value);
  if (isError(value)) return stdSerializers.err(value);
  if (name !== 'err' || typeof value !== 'string') return value;
  return isStack(value) ? ofStack(value) : { message: firstLine(value) };
};

// Of what the system throws not every class is this realm's `Error`.
const isError = (value: unknown): value is Error =>
  value instanceof Error || types.isNativeError(value);

const wordsOf = (value: unknown): string | undefined => {
  if (isError(value)) return value.message;
  return isWord(value) && !isStack(value) ? String(value) : undefined;
};

const isWord = (value: unknown): value is string | number | boolean | bigint =>
  ['string', 'number', 'boolean', 'bigint'].includes(typeof value);

const isStack = (text: unknown): text is string =>
  typeof text === 'string' && /\n\s+at \S/.test(text);

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? text;

/** `TypeError: It broke.`, as a stack begins. */
const ofStack = (stack: string) => {
  const line = firstLine(stack);
  const [, type, message] = /^([A-Za-z]\w*)(?: \[\w+\])?: (.*)$/.exec(line) ?? [];
  return type === undefined ? { message: line, stack } : { type, message, stack };
};

/** What fields say in words: their own message, or that of the error among them. */
const textIn = ({ message, err }: Fields): string | undefined => {
  const ofError = (err as { message?: unknown } | null | undefined)?.message;
  return [message, ofError].find((one) => typeof one === 'string');
};
