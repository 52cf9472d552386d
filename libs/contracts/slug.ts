import { z } from 'zod';

/** A name inside its stream, as it stands in addresses: `panel-of-experts`. Never changes. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
