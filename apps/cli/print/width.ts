import { stripVTControlCharacters } from 'node:util';

/** Characters that take two columns of a terminal, roughly as UAX #11 has them. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/gu;

const NO_WIDTH = /\p{M}|\u200b|\u200d/gu;

/** How many columns a text takes: colour takes none, 수 takes two. */
export const widthOf = (text: string): number => {
  const shown = stripVTControlCharacters(text).replaceAll(NO_WIDTH, '');
  return [...shown].length + (shown.match(WIDE)?.length ?? 0);
};
