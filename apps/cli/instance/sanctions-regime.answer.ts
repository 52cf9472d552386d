import { z } from 'zod';

import { count, envelope, evidence, text } from './envelope';

const sourced = { eventId: text, position: text, evidence: z.array(evidence).nullish() };

const axes = {
  regime: z.string(),
  name: text,
  measures: z.string(),
  monitoring: z.string(),
  oversight: z.array(z.string()),
  monitoringBody: text,
  mandateEndsOn: text,
  blockedBy: z.array(z.string()).nullish(),
};

export const enforcementStatus = envelope(
  z.object({ ...axes, since: text, until: text, derivedFrom: z.array(z.string()).nullish() }),
);

export const sanctionsRegimes = envelope(z.array(z.object(axes)));

const measure = z.object({
  measure: z.string(),
  kind: text,
  subject: text,
  direction: text,
  goods: z.object({ codeSystem: text, codes: z.array(z.string()) }).nullish(),
  cap: z.object({ quantity: z.number(), unit: z.string(), period: z.string() }).nullish(),
  imposedBy: text,
  paragraph: text,
  endsOn: text,
  ...sourced,
});

export const regimeMeasures = envelope(z.array(measure));

const entry = z.object({
  date: text,
  type: z.string(),
  data: z.record(z.string(), z.unknown()).nullish(),
  ...sourced,
});

export const regimeTimeline = envelope(z.array(entry));

const vote = z.object({
  symbol: z.string(),
  date: text,
  regime: z.string(),
  outcome: z.string(),
  tally: z.object({ for: z.number(), against: z.number(), abstaining: z.number() }),
  casts: z.array(z.object({ state: z.string(), cast: z.string() })),
  wouldExtendMandate: z.boolean().nullish(),
  ...sourced,
});

export const councilVotes = envelope(z.array(vote));

const due = z.object({
  kind: z.string(),
  regime: text,
  list: text,
  mandate: text,
  measure: text,
  provision: text,
  changeId: text,
  body: text,
  endsOn: text,
  on: text,
  effectiveOn: text,
  net: count,
});

export const horizon = envelope(z.array(due));

export type EnforcementStatus = z.infer<typeof enforcementStatus>['data'];
export type Axes = z.infer<typeof sanctionsRegimes>['data'][number];
export type Measure = z.infer<typeof measure>;
export type TimelineEntry = z.infer<typeof entry>;
export type CouncilVote = z.infer<typeof vote>;
