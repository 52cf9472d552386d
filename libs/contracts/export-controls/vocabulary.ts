import { z } from 'zod';

import { country } from '../countries';
import { goodsCode } from '../goods';
import { legalDay } from '../legal-date.schema';
import { slug } from '../slug';

/** `kr-situational-licence`: the jurisdiction first, then the instrument. Never changes. */
export const listId = slug;

/** One change of a list from its announcement to its effect: `35th-notice`. */
export const changeId = slug;

export const countries = z.union([z.literal('all'), z.array(country).min(1)]);

/** As the act cites it: `1(3)`, `15 CFR part 746`. */
export const provisionId = z.string().min(1).max(80);

export const provisions = z.union([z.literal('all'), z.array(provisionId).min(1)]);

export const instrument = z.string().min(1).max(500);

/** Null where the source does not state it: a number that nobody published is not computed here. */
export const stated = z.int().nullable();

/** Who says that a bound lies where it does. */
export const basis = z.enum(['legal-act', 'publisher-stated', 'first-observed']);

/** A transition clause: what was under way before that day is let through. */
export const unless = z.strictObject({
  kind: z.enum(['aboard-before', 'contracted-before', 'licensed-before']),
  /** The first day on which it is too late, in the zone of the rule's authority. */
  before: legalDay,
});

export const provision = z.strictObject({
  provision: provisionId,
  /** Who is bound: exporters from these places. */
  origins: countries,
  destinations: countries,
  citation: z.string().min(1).max(500),
  effectiveOn: legalDay,
  basis,
  /** False: known by a count or by words only, so that no answer "not listed" can rest on it. */
  itemised: z.boolean(),
  /** What decides whether a good is covered and no question can tell: `chinese-content`. */
  dependsOn: z.array(z.string().regex(/^[a-z]+(-[a-z]+)*$/)),
  unless: z.array(unless),
});

export const item = z.strictObject({
  code: goodsCode,
  description: z.string().min(1).max(2000),
  itemNo: z.string().min(1).max(40).nullable(),
  tier: z.string().min(1).max(40).nullable(),
});
