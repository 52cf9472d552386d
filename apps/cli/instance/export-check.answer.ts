import { z } from 'zod';

import { envelope, text } from './envelope';

/** The gravest first, in the order of the API. */
export const VERDICTS = [
  'prohibited',
  'licence-required',
  'disputed',
  'undetermined',
  'pending',
  'suspended',
  'no-listed-control',
] as const;

export type Verdict = (typeof VERDICTS)[number];

const unless = z.object({ kind: z.string(), before: text, applies: z.boolean().nullish() });

const easing = z.object({ scope: z.string(), easedBy: z.string(), paragraph: text });

/** Of a measure of the Security Council alone. */
const ofMeasure = {
  subject: text,
  cap: z.object({ quantity: z.number(), unit: z.string(), period: z.string() }).nullish(),
  endsOn: text,
  exemptions: z.array(easing).nullish(),
  easings: z.array(easing).nullish(),
};

const rule = z.object({
  ...ofMeasure,
  list: z.string(),
  provision: text,
  controlType: text,
  code: text,
  matched: text,
  validFrom: text,
  citation: text,
  stage: text,
  disputed: z.boolean().nullish(),
  unless: z.array(unless).nullish(),
});

/** A provision of which nobody can tell whether it covers the good. */
const doubt = z.object({
  ...ofMeasure,
  list: z.string(),
  provision: text,
  reason: z.string(),
  atMost: text,
});

export const goodsAnswer = z.object({
  goods: z.string(),
  destination: text,
  verdict: z.enum(VERDICTS),
  rules: z.array(rule),
  undetermined: z.array(doubt).nullish(),
  missingFacts: z.array(z.string()).nullish(),
  consulted: z.array(z.object({ list: z.string(), coverage: text })).nullish(),
  notConsulted: z.array(z.object({ instrument: z.string(), jurisdiction: z.string() })).nullish(),
});

export const exportChecks = envelope(z.array(goodsAnswer));

export const issuedCheck = envelope(
  z.object({
    determination: z.string(),
    position: text,
    sha256: z.string(),
    answers: z.array(goodsAnswer),
  }),
);

export type GoodsAnswer = z.infer<typeof goodsAnswer>;
export type Doubt = z.infer<typeof doubt>;
export type Rule = z.infer<typeof rule>;
export type Easing = z.infer<typeof easing>;
