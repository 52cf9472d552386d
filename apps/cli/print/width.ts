import { stripVTControlCharacters } from 'node:util';

/** First and last code points of what takes two columns of a terminal, roughly as UAX #11 says. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

const NO_WIDTH = /\p{M}|\u200b|\u200d/gu;

const ASCII = /^[ -~]*$/;

/** How many columns a text takes: colour takes none, 수 takes two. */
export const widthOf = (text: string): number => {
  if (ASCII.test(text)) return text.length;
  const shown = stripVTControlCharacters(text).replaceAll(NO_WIDTH, '');
  return Array.from(shown).reduce((width, character) => width + columnsOf(character), 0);
};

const columnsOf = (character: string): number => {
  const point = character.codePointAt(0) ?? 0;
  return WIDE.some(([first, last]) => first <= point && point <= last) ? 2 : 1;
};
