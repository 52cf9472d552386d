import { isDay, type LegalDate } from '@kernel';

/** A field that is left out where there is nothing to say. */
export const stated = <Name extends string, Value>(
  name: Name,
  value: Value | null,
): Partial<Record<Name, Value>> =>
  // A computed name is a string to the compiler, whichever name it is.
  (value === null ? {} : { [name]: value }) as Partial<Record<Name, Value>>;

/**
 * `2024-09-09`, or as far as the source goes; left out where no date is known at all. In the words
 * of the source beside it where it goes no further than a month or less.
 */
export const statedDate = <Name extends string>(
  name: Name,
  date: LegalDate | null,
): Partial<Record<Name, string>> & Partial<Record<`${Name}AsPrinted`, string>> => ({
  ...stated(name, date && date.value),
  ...stated(`${name}AsPrinted`, date && !isDay(date) ? date.verbatim : null),
});

/** A date that is not known at all is what its source calls it. */
export const textOf = ({ value, verbatim }: LegalDate): string => value ?? verbatim;
