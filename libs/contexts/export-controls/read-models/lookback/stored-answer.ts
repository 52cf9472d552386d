import { z } from 'zod';

/** What somebody is let through by; answers of before it was told have none. */
const easings = z.array(z.object({ easedBy: z.string(), paragraph: z.string().optional() }));

const cap = z.object({ quantity: z.number(), unit: z.string(), period: z.string() });

/** Of a measure of the Security Council alone. */
const ofMeasure = {
  measure: z.string().optional(),
  cap: cap.optional(),
  exemptions: easings.optional(),
  easings: easings.optional(),
};

const rule = z.object({
  ...ofMeasure,
  list: z.string(),
  provision: z.string(),
  code: z.string(),
  stage: z.string(),
  contributes: z.string(),
  validFrom: z.string().optional(),
  unless: z.array(z.object({ kind: z.string(), applies: z.boolean().nullable() })),
});

const doubt = z.object({
  ...ofMeasure,
  list: z.string(),
  provision: z.string().optional(),
  reason: z.string(),
  stage: z.string().optional(),
  atMost: z.string(),
  code: z.string().optional(),
});

const consulted = z.object({
  list: z.string(),
  concerns: z.boolean(),
  incomplete: z.array(z.string()),
});

/**
 * What of an answer about a good makes it another answer. Its documents and their wording do not,
 * and neither does an edition of a list that says the same of the good.
 */
const comparable = z.object({
  goods: z.string(),
  verdict: z.string(),
  rules: z.array(rule),
  undetermined: z.array(doubt),
  consulted: z.array(consulted),
});

export type Comparable = z.infer<typeof comparable>;
export type ComparableRule = z.infer<typeof rule>;
export type ComparableDoubt = z.infer<typeof doubt>;

/** An answer as it was stored or shown; undefined for one of a shape that is compared no more. */
export const comparablesIn = (answers: unknown): readonly Comparable[] | undefined =>
  z.array(comparable).safeParse(answers).data;
