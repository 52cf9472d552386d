import { z } from 'zod';

import { event, type EventOf } from '../event-schema';
import { codeSystem, goodsCode } from '../goods';
import { legalDate, legalDay } from '../legal-date.schema';
import { slug } from '../slug';
import { measureId, paragraph, regimeId, symbol, words } from './vocabulary';

/** Seen from the regime's territories: what may not go there, or may not come from there. */
const direction = z.enum(['to-territory', 'from-territory', 'both']);

export const sanctionsMeasureImposed = event({
  type: 'SanctionsMeasureImposed',
  version: 1,
  data: z
    .strictObject({
      regime: regimeId,
      measure: measureId,
      kind: z.enum([
        'arms-embargo',
        'goods-ban',
        'cap',
        'asset-freeze',
        'travel-ban',
        'labour',
        'finance',
        'shipping',
        'other',
      ]),
      /** In the words of the text: `industrial machinery, transportation vehicles and metals`. */
      subject: words,
      /** Null where the measure is not about goods: then no check asks it. */
      direction: direction.nullable(),
      /** Whatever begins with one of the codes; null where the text names no goods by code. */
      goods: z.strictObject({ codeSystem, codes: z.array(goodsCode).min(1) }).nullable(),
      /** How much is allowed; null where nothing is counted. */
      cap: z
        .strictObject({
          quantity: z.number().positive(),
          unit: z.string().min(1).max(40),
          period: z.enum(['year', 'month', 'quarter']),
        })
        .nullable(),
      imposedBy: symbol,
      paragraph,
      decidedOn: legalDate,
      /** Where that is another day than the decision's. */
      effectiveOn: legalDay.nullable(),
      /** The last day, inclusive; null where it is open-ended. */
      endsOn: legalDate.nullable(),
      /** Measures of the regime whose place it takes: an earlier cap. */
      replaces: z.array(measureId),
    })
    .refine(({ kind, cap }) => (kind === 'cap') === (cap !== null), {
      message: 'a cap, and nothing else, has a quantity, a unit and a period',
    })
    .refine(({ goods, direction: towards }) => goods === null || towards !== null, {
      message: 'goods go in a direction',
    }),
  about: (data) => data.measure,
});

export const sanctionsMeasureEased = event({
  type: 'SanctionsMeasureEased',
  version: 1,
  data: z.strictObject({
    regime: regimeId,
    measure: measureId,
    /** An exemption lets somebody through and moves no axis; an easing makes the measure less. */
    kind: z.enum(['easing', 'exemption']),
    /** Its name inside the measure. */
    easing: slug,
    scope: words,
    easedBy: symbol,
    paragraph,
    decidedOn: legalDate,
    effectiveOn: legalDay.nullable(),
    /** The last day, inclusive; null where it is open-ended. */
    endsOn: legalDate.nullable(),
  }),
  about: (data) => data.measure,
});

/** A notice from the timekeeper, or what a document says. */
export const sanctionsMeasureExpired = event({
  type: 'SanctionsMeasureExpired',
  version: 1,
  data: z.strictObject({
    regime: regimeId,
    measure: measureId,
    /** The last day of the measure, inclusive. */
    endedOn: legalDay,
  }),
  about: (data) => data.measure,
});

export type SanctionsMeasureImposed = EventOf<typeof sanctionsMeasureImposed>;
export type SanctionsMeasureEased = EventOf<typeof sanctionsMeasureEased>;
export type SanctionsMeasureExpired = EventOf<typeof sanctionsMeasureExpired>;
export type Direction = z.infer<typeof direction>;
