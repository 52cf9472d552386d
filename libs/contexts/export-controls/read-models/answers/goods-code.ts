import { DomainError } from '@kernel';
import { hs2022 } from '@nomenclature';

/** A good of the one code system that lists are held in. */
export type Good = Readonly<{ codeSystem: 'hs2022'; code: string }>;

/** A code of another edition, or an ECCN: no table turns one into another, and none is guessed. */
export class CodeSystemUnknown extends DomainError {
  readonly code = 'CODE_SYSTEM_UNKNOWN';

  constructor(text: string) {
    super(`“${text}” names no known code system: goods are asked for as hs2022:854231.`);
  }
}

export class GoodsCodeUnknown extends DomainError {
  readonly code = 'GOODS_CODE_UNKNOWN';

  constructor(text: string) {
    super(`${hs2022.edition} holds no code “${text}”. A code of another edition is never guessed.`);
  }
}

export class GoodsCodeTooShort extends DomainError {
  readonly code = 'GOODS_CODE_TOO_SHORT';

  constructor(text: string) {
    super(`“${text}” is a chapter or heading: a check is about a good, which has six digits.`);
  }
}

/** Digits of a subheading. */
const SUBHEADING = 6;

/** @throws CodeSystemUnknown, GoodsCodeUnknown, GoodsCodeTooShort */
export const goodOf = (text: string): Good => {
  const [system, code] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)];
  if (system !== hs2022.codeSystem) throw new CodeSystemUnknown(text);
  if (/^\d+$/.test(code) && code.length < SUBHEADING) throw new GoodsCodeTooShort(text);
  if (!hs2022.has(code)) throw new GoodsCodeUnknown(code);
  return { codeSystem: 'hs2022', code };
};

/**
 * A chapter, heading or subheading, as lists name goods: `8542`, or `hs2022:8542`.
 *
 * @throws CodeSystemUnknown, GoodsCodeUnknown
 */
export const codeOf = (text: string): string => {
  const [system, code] = text.includes(':') ? text.split(':', 2) : [hs2022.codeSystem, text];
  if (system !== hs2022.codeSystem) throw new CodeSystemUnknown(text);
  if (code === undefined || !hs2022.has(code)) throw new GoodsCodeUnknown(code ?? text);
  return code;
};

export const describe = ({ code }: Good): string => hs2022.describe(code) ?? code;

/** The codes whose listing covers the good: its chapter, its heading and itself. */
export const coveringCodes = ({ code }: Good): readonly string[] => hs2022.headingsOf(code);
