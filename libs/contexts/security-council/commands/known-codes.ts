import { DomainError } from '@kernel';
import { hs2022 } from '@nomenclature';

/** @throws GoodsCodeUnknown */
export const requireKnownCodes = (codes: readonly string[]): void => {
  const unknown = codes.filter((code) => !hs2022.has(code));
  if (unknown.length > 0) throw new GoodsCodeUnknown(unknown);
};

/** A typing error, or a code of another edition. Which good was meant is not ours to guess. */
export class GoodsCodeUnknown extends DomainError {
  readonly code = 'GOODS_CODE_UNKNOWN';

  constructor(unknown: readonly string[]) {
    super(`${hs2022.edition} holds no code ${unknown.join(', ')}. Nothing was recorded.`);
  }
}
