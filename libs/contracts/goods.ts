import { z } from 'zod';

/** Code systems by which goods are named. An edition is a system of its own. */
export const codeSystem = z.literal('hs2022');

/** Chapter, heading or subheading of the Harmonized System. */
export const goodsCode = z.string().regex(/^\d{2}(\d{2}(\d{2})?)?$/);
