/** SGR codes of ECMA-48, by what they are for. */
const SGR = { heading: 1, faint: 2, bad: 31, good: 32, doubtful: 33, dormant: 36 } as const;

export type Tone = keyof typeof SGR;

export type Paint = (tone: Tone, text: string) => string;

/** Colour for people only, and for those who did not refuse it (no-color.org). */
export const paintFor = (
  isTTY: boolean,
  env: Readonly<Record<string, string | undefined>>,
): Paint =>
  isTTY && (env['NO_COLOR'] ?? '') === ''
    ? (tone, text) => `\u001b[${String(SGR[tone])}m${text}\u001b[0m`
    : (_tone, text) => text;

const TONES: Readonly<Record<string, Tone>> = {
  prohibited: 'bad',
  'licence-required': 'bad',
  disputed: 'doubtful',
  undetermined: 'doubtful',
  pending: 'dormant',
  suspended: 'dormant',
  announced: 'dormant',
  promulgated: 'dormant',
  'in-force': 'bad',
  ended: 'faint',
  'no-listed-control': 'good',
  active: 'good',
  adopted: 'good',
  'renewal-blocked': 'doubtful',
  lapsed: 'bad',
  vetoed: 'bad',
  failed: 'doubtful',
  contested: 'doubtful',
  eased: 'dormant',
  terminated: 'faint',
  unknown: 'doubtful',
};

/** A verdict or a stage in its colour; any other word as it is. */
export const toned = (paint: Paint, word: string): string => {
  const tone = TONES[word];
  return tone === undefined ? word : paint(tone, word);
};
