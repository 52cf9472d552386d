const CODE = /^\d{6}$/;

/** Of any system: which of them are known is for the instance to say. */
const GOODS = /^[a-z0-9]{1,20}:[0-9A-Za-z.]{1,15}$/;

/** The code system that a bare code is of: the one that the lists are itemised by. */
const CODE_SYSTEM = 'hs2022';

/**
 * `854231` is `hs2022:854231`. Undefined for what has not the shape of a code: `8542.31.00` is a
 * national code, and `10121` has lost its first digit in a spreadsheet. Nothing is guessed.
 */
export const goodsOf = (written: string): string | undefined => {
  const trimmed = written.trim();
  if (CODE.test(trimmed)) return `${CODE_SYSTEM}:${trimmed}`;
  return GOODS.test(trimmed) ? trimmed : undefined;
};

export const WANTED = 'a good has six digits, such as 854231 or hs2022:854231';
