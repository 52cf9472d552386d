import { DomainError } from '@kernel';
import { hs2022 } from '@nomenclature';

/** A code, and where whoever wrote it will find it: a line of a file, or a place in an array. */
export type PlacedCode = Readonly<{ line: number; code: string }>;

const SHOWN = 20;

/** @throws GoodsCodeUnknown */
export const requireKnownCodes = (codes: readonly PlacedCode[]): void => {
  const unknown = codes.filter(({ code }) => !hs2022.has(code));
  if (unknown.length > 0) throw new GoodsCodeUnknown(unknown);
};

/** A typing error, or a code of another edition. Which good was meant is not ours to guess. */
export class GoodsCodeUnknown extends DomainError {
  readonly code = 'GOODS_CODE_UNKNOWN';

  constructor(unknown: readonly PlacedCode[]) {
    const shown = unknown.slice(0, SHOWN).map(({ code, line }) => `${code} (line ${String(line)})`);
    const more = unknown.length > SHOWN ? ` and ${String(unknown.length - SHOWN)} more` : '';
    super(`${hs2022.edition} holds no code ${shown.join(', ')}${more}. Nothing was recorded.`);
  }
}
