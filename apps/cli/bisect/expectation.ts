import { WrongUsage } from '../expected-error';

/** `data.monitoring=lapsed`: a dotted path into an answer's body, and what it should lead to. */
export type Expectation = Readonly<{ path: string; value: string }>;

/** @throws WrongUsage */
export const expectation = (text: string): Expectation => {
  const [, path, value] = /^([\w.[\]-]+)=(.*)$/s.exec(text) ?? [];
  if (path !== undefined && value !== undefined) return { path, value };
  throw new WrongUsage(`“${text}” expects nothing: write data.monitoring=lapsed.`);
};

/** What the path leads to, as text; `.length` of an array is a number like any other. */
export const foundAt = (body: unknown, path: string): string | undefined => {
  const found = path.split('.').reduce<unknown>(step, body);
  if (found === undefined) return undefined;
  return typeof found === 'string' ? found : JSON.stringify(found);
};

const step = (value: unknown, key: string): unknown => {
  if (Array.isArray(value) && key === 'length') return value.length;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
};
