import isISO31661Alpha2 from 'validator/lib/isISO31661Alpha2';
import isISO31661Alpha3 from 'validator/lib/isISO31661Alpha3';
import { z } from 'zod';

/**
 * An officially assigned code of ISO 3166-1 alpha-2. Not `UK` and `EU`, which are reserved, nor
 * `XK`, which anybody may give a meaning.
 */
export const isCountry = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) && isISO31661Alpha2(code);

/** As goods routes write states: no question about `GB` would find a rule that binds `UK`. */
export const country = z.string().refine(isCountry, 'is no country of ISO 3166-1 (GB, not UK)');

/** `RUS`: ISO 3166-1 alpha-3. */
export const isState = (code: string): boolean => /^[A-Z]{3}$/.test(code) && isISO31661Alpha3(code);

/** A state in a vote of the Council, whose own data has it so. */
export const state = z.string().refine(isState, 'is no state of ISO 3166-1 alpha-3 (RUS)');
