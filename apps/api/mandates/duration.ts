import { instantOf, type Instant } from '@kernel';
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { Temporal } from 'temporal-polyfill';

/** Longer ones reach beyond the years that any act is about. */
const LONGEST_DAYS = 36_525;

/** Strict, as ISO 8601 writes it: `P90D`, `P3M`, `PT36H`. No sign, and not nothing. */
const isDuration = (text: unknown): boolean => {
  if (typeof text !== 'string' || !/^P[\dTYMWDHS]+$/.test(text)) return false;
  try {
    const duration = Temporal.Duration.from(text);
    const days = duration.total({ unit: 'days', relativeTo: '2000-01-01' });
    return days > 0 && days <= LONGEST_DAYS;
  } catch {
    return false;
  }
};

export const IsDuration = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isDuration',
      validator: {
        validate: isDuration,
        defaultMessage: () => '$property is a duration of ISO 8601, at most a hundred years: P90D',
      },
    },
    options,
  );

/**
 * The moment that lies so long after another, counted in a zone's calendar: a day there is a day,
 * however many hours its clocks gave it.
 *
 * @throws UnreadableDate
 */
export const momentAfter = (asOf: string, duration: string, zone: string): Instant =>
  Temporal.Instant.from(instantOf(asOf, zone))
    .toZonedDateTimeISO(zone)
    .add(Temporal.Duration.from(duration))
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
