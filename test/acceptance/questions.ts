import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Question = Readonly<{
  id: string;
  /** `GET /v1/…` */
  request: string;
  /** Dotted paths into the body and what they lead to; `status` is the answer's own. */
  expect: Readonly<Record<string, unknown>>;
}>;

const file = JSON.parse(readFileSync(join(__dirname, 'article.json'), 'utf8')) as Readonly<{
  questions: readonly Question[];
}>;

/** What the news story of June 2024, with which it all began, makes one ask. */
export const questions = file.questions;

export const urlOf = ({ request }: Question): string => request.replace('GET ', '');

/** `data.0.net` and `data.pending.length` into a body. */
export const at = (body: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], body);
