import { calendarDate, instant } from '@kernel';
import { ValidateBy, type ValidationOptions } from 'class-validator';

const reads = (read: (text: string) => unknown, text: unknown): boolean => {
  if (typeof text !== 'string') return false;
  try {
    read(text);
    return true;
  } catch {
    return false;
  }
};

const isDate = (text: unknown) => reads(calendarDate, text);
const isInstant = (text: unknown) => reads(instant, text);
const isPosition = (text: unknown) => typeof text === 'string' && /^position:\d{1,18}$/.test(text);

const check =
  (name: string, validate: (text: unknown) => boolean, wanted: string) =>
  (options?: ValidationOptions): PropertyDecorator =>
    ValidateBy(
      { name, validator: { validate, defaultMessage: () => `$property is ${wanted}` } },
      options,
    );

/** `2024-02-30`, `today` and `01/02/2024` are no dates: a lenient parser would answer them. */
export const IsCalendarDate = check('isCalendarDate', isDate, 'a day of the calendar: 2024-09-09');

export const IsMoment = check(
  'isMoment',
  (text) => isDate(text) || isInstant(text),
  'a day of the calendar (2024-09-09) or an instant (2024-09-08T15:00:00Z)',
);

export const IsKnownAt = check(
  'isKnownAt',
  (text) => isPosition(text) || isInstant(text),
  'an instant (2026-11-24T05:00:00Z) or position:N',
);
