import { isZone, type LegalDate, type LegalDay } from '@kernel';
import { z } from 'zod';

const zone = z.string().refine(isZone, 'is no zone of the IANA database');
const verbatim = z.string().min(1).max(200);

/** Years from 1000 to 2999: an authority that writes another one has a typing error in its act. */
const day = z.iso.date().regex(/^[12]/);

export const legalDay = z.strictObject({
  verbatim,
  value: day,
  precision: z.literal('day'),
  zone,
}) satisfies z.ZodType<LegalDay>;

const coarse = <Precision extends string, Value extends z.ZodType<string | null>>(
  precision: Precision,
  value: Value,
) =>
  z.strictObject({
    verbatim,
    value,
    precision: z.literal(precision),
    zone,
    notAfter: day.optional(),
  });

/** As precise as the source, never more. */
export const legalDate = z.discriminatedUnion('precision', [
  legalDay,
  coarse('month', z.string().regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/)),
  coarse('year', z.string().regex(/^[12]\d{3}$/)),
  coarse('decade', z.string().regex(/^[12]\d{2}0s$/)),
  coarse('unknown', z.null()),
]) satisfies z.ZodType<LegalDate>;
