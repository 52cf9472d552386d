import { isCountry } from '@contracts';

import { CountryUnknown } from './answer.errors';

/**
 * A check of goods from `UK` would find none of the rules that bind `GB`, and say so.
 *
 * @throws CountryUnknown
 */
export const requireCountry = (code: string): void => {
  if (!isCountry(code)) throw new CountryUnknown(code);
};
