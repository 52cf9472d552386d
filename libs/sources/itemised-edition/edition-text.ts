import { UnreadableEdition } from './unreadable-edition';

/**
 * The text of an edition: UTF-8, with or without a byte order mark, its line breaks all alike, so
 * that an edition which was saved on another system is no other edition.
 *
 * @throws UnreadableEdition
 */
export const textOf = (bytes: Uint8Array): string => {
  if (isUtf16(bytes)) throw new UnreadableEdition('it is UTF-16; save it as UTF-8');
  const text = decoded(bytes);
  if (text.includes('\0')) throw new UnreadableEdition('it holds NUL characters');
  if (text.trim() === '') throw new UnreadableEdition('it is empty');
  return text.replaceAll(/\r\n?/g, '\n');
};

/** Both formats begin with ASCII: without a mark every other byte of the first two is zero. */
const isUtf16 = ([first, second, third, fourth]: Uint8Array): boolean => {
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const [isLittle, isBig] = [second === 0 && fourth === 0, first === 0 && third === 0];
  return isMarked || isLittle !== isBig;
};

const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableEdition('it is not UTF-8');
  }
};
