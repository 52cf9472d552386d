import { DomainError } from '@kernel';
import canonicalize from 'canonicalize';

/**
 * RFC 8785 JSON: one text for one value, so that one hash stands for it.
 *
 * @throws UnstorableText
 */
export const canonicalText = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new UnstorableText(typeof value);
  if (text.includes('\\u') && UNSTORABLE.test(text)) throw new UnstorableText(text);
  return text;
};

// An escape that is not itself escaped. RFC 8785 refuses surrogates that stand alone (3.2.2.2), and
// no text in Postgres holds U+0000, so that every read model would stop at it.
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** Half a character, U+0000, or no JSON at all: no hash stands for it, or no database keeps it. */
export class UnstorableText extends DomainError {
  readonly code = 'TEXT_UNSTORABLE';

  constructor(text: string) {
    const part = text.length > 80 ? `${text.slice(0, 80)}…` : text;
    super(`The text holds U+0000, half of a surrogate pair, or is no JSON: ${part}`);
  }
}
