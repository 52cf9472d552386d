import { WrongUsage } from '../expected-error';
import type { Asker } from './asker';

type Told = Readonly<{ value: string | null; precision: string }>;

const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^[12]\d{3}-\d{2}-\d{2}$/, 'day'],
  [/^[12]\d{3}-\d{2}$/, 'month'],
  [/^[12]\d{3}$/, 'year'],
  [/^[12]\d{2}0s$/, 'decade'],
];

/** As precise as it is typed: `2024-09-09`, `2024-09`, `2024` or `1960s`; unknown where empty. */
export const readDate = (text: string): Told => {
  if (text.trim() === '') return { value: null, precision: 'unknown' };
  const form = FORMS.find(([pattern]) => pattern.test(text.trim()));
  if (!form) throw new WrongUsage(`“${text}” is neither 2024-09-09, 2024-09, 2024 nor 1960s.`);
  return { value: text.trim(), precision: form[1] };
};

/** A date with the zone of whoever set it and the words in which it was printed. */
export const askDate = async (
  ask: Asker,
  name: string,
  { onlyDay, zone }: Readonly<{ onlyDay: boolean; zone: string | undefined }>,
): Promise<object> => {
  const form = onlyDay ? '2024-09-09' : '2024-09-09, 2024-09, 2024, 1960s, empty if unknown';
  const typed = await ask.text(`${name} (${form})`, { misfit: (text) => misfitOf(text, onlyDay) });
  const { value, precision } = readDate(typed);
  const verbatim = await ask.text(`${name}, as it is printed`, {
    byDefault: value ?? '(undated)',
  });
  const place = { byDefault: zone, misfit: misfitOfZone };
  return { verbatim, value, precision, zone: await ask.text(`${name}, zone`, place) };
};

const misfitOfZone = (text: string): string | undefined => {
  try {
    // Throws a RangeError where there is no such zone.
    new Intl.DateTimeFormat('en', { timeZone: text });
    return undefined;
  } catch {
    return 'It has to be a zone: Asia/Seoul.';
  }
};

const misfitOf = (text: string, onlyDay: boolean): string | undefined => {
  try {
    const { precision } = readDate(text);
    return onlyDay && precision !== 'day' ? 'This date must be a day: 2024-09-09.' : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
