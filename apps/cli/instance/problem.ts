import { z } from 'zod';

import { InstanceFailed, NotInterdict, NotReady, Refused } from '../expected-error';

const problem = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  code: z.string(),
  errors: z.array(z.unknown()).optional(),
  correlationId: z.string().optional(),
});

type Problem = z.infer<typeof problem>;

/** What an answer that is no success means for the one who asked (RFC 9457). */
export const failureOf = (url: URL, status: number, text: string): Error => {
  const told = problem.safeParse(jsonOf(text)).data;
  if (status === 503) return new NotReady(`The instance is not ready: ${sentenceOf(told)}`);
  if (!told) return new NotInterdict(url, `status ${String(status)} without a problem`);
  if (status >= 500) return new InstanceFailed(sentenceOf(told), correlationOf(told));
  const { code } = told;
  return new Refused({ code, status }, `${sentenceOf(told)} (${code})`, particularsOf(told));
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const sentenceOf = (told: Problem | undefined): string =>
  told?.detail ?? told?.title ?? told?.code ?? 'try again in a moment.';

/** Where the detail says no more than the list of errors, the list is not said again. */
const particularsOf = ({ detail, errors = [] }: Problem): readonly string[] =>
  errors.map(lineOf).filter((line) => !(detail ?? '').includes(line));

const lineOf = (error: unknown): string =>
  typeof error === 'string' ? error : JSON.stringify(error);

const correlationOf = ({ correlationId }: Problem): readonly string[] =>
  correlationId === undefined ? [] : [`Its log has more under ${correlationId}.`];
