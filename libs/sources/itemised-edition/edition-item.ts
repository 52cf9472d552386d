import { z } from 'zod';

/** One item as the edition has it, and where: a line of CSV, or a place in a JSON array, from 1. */
export type EditionItem = Readonly<{
  line: number;
  code: string;
  description: string;
  itemNo: string | null;
  tier: string | null;
}>;

export type EditionIssue = Readonly<{ line: number; field: string; problem: string }>;

/** A record of the file before it is read, or why there is none. */
export type Located = Readonly<
  { line: number; record: unknown } | { line: number; problem: string }
>;

export type Read = Readonly<{ item: EditionItem | null; issues: readonly EditionIssue[] }>;

/** What the one who asks says of the edition: the file must not say otherwise. */
export type Expected = Readonly<{ codeSystem: string; edition?: string | undefined }>;

/** Publishers have shipped U+FFFD where a letter had been; a database holds none of the others. */
const isWhole = (text: string): boolean => !/[\uFFFD\0\p{Surrogate}]/u.test(text);

const text = (longest: number) =>
  z
    .string('is no text')
    .max(longest, `is longer than ${String(longest)} characters`)
    .refine((value) => value.trim() !== '', 'is blank')
    .refine(isWhole, 'has damaged characters')
    .transform((value) => value.replaceAll(/\r\n?/g, '\n'));

const code = z
  .string('is no text: a number loses its leading zero')
  .superRefine((value, context) => {
    if (value.trim() === '') context.addIssue('is blank');
    else if (!/^\d{2}(\d{2}(\d{2})?)?$/.test(value)) {
      context.addIssue(`“${value}” is not two, four or six digits without dots or spaces`);
    }
  });

/** Strict: a field that nobody decided about is an issue, not noise. */
const itemAs = ({ codeSystem, edition }: Expected) =>
  z.strictObject({
    code,
    description: text(2000),
    itemNo: text(40).nullish(),
    tier: text(40).nullish(),
    codeSystem: z.literal(codeSystem, `is not ${codeSystem}, which was asked for`).nullish(),
    edition: z
      .string('is no text')
      .refine(
        (value) => edition === undefined || value === edition,
        `is not “${edition ?? ''}”, which was asked for`,
      )
      .nullish(),
  });

/** Reads the records of an edition: each is an item or an issue, and none is both. */
export const itemReader = (expected: Expected) => {
  const schema = itemAs(expected);
  return (located: Located): Read => {
    const { line } = located;
    if ('problem' in located) return refused({ line, field: '', problem: located.problem });
    const { data, error } = schema.safeParse(located.record);
    if (error) return refused(...error.issues.map((issue) => issueOf(line, issue)));
    const { description, itemNo = null, tier = null } = data;
    return { item: { line, code: data.code, description, itemNo, tier }, issues: [] };
  };
};

const refused = (...issues: readonly EditionIssue[]): Read => ({ item: null, issues });

const issueOf = (line: number, { path, message }: z.core.$ZodIssue): EditionIssue => ({
  line,
  field: path.join('.'),
  problem: message,
});
