import isISO31661Alpha2 from 'validator/lib/isISO31661Alpha2';
import { z } from 'zod';

import { legalDay } from '../legal-date.schema';

/** `kr-situational-licence`: the jurisdiction first, then the instrument. Never changes. */
export const listId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/** One change of a list from its announcement to its effect: `35th-notice`. */
export const changeId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/**
 * An officially assigned code of ISO 3166-1 alpha-2. Not `UK` and `EU`, which are reserved, nor
 * `XK`, which anybody may give a meaning.
 */
export const isCountry = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) && isISO31661Alpha2(code);

/** As goods routes write states: no question about `GB` would find a rule that binds `UK`. */
export const country = z.string().refine(isCountry, 'is no country of ISO 3166-1 (GB, not UK)');

export const countries = z.union([z.literal('all'), z.array(country).min(1)]);

/** As the act cites it: `1(3)`, `15 CFR part 746`. */
export const provisionId = z.string().min(1).max(80);

export const provisions = z.union([z.literal('all'), z.array(provisionId).min(1)]);

export const instrument = z.string().min(1).max(500);

/** Null where the source does not state it: a number that nobody published is not computed here. */
export const stated = z.int().nullable();

/** Who says that a bound lies where it does. */
export const basis = z.enum(['legal-act', 'publisher-stated', 'first-observed']);

/** Code systems by which lists itemise goods. An edition is a system of its own. */
export const codeSystem = z.literal('hs2022');

/** Chapter, heading or subheading of the Harmonized System. */
export const goodsCode = z.string().regex(/^\d{2}(\d{2}(\d{2})?)?$/);

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
