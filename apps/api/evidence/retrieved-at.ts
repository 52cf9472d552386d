import { DomainError, instantOf, type Instant } from '@kernel';

/** What another machine's clock may be ahead of ours, in milliseconds. */
const CLOCKS_DIFFER = 5 * 60_000;

export class RetrievedInTheFuture extends DomainError {
  readonly code = 'RETRIEVED_IN_THE_FUTURE';

  constructor(retrievedAt: Instant, now: Instant) {
    super(`Nothing was retrieved at ${retrievedAt}: it is ${now} now.`);
  }
}

/**
 * When a document was retrieved, which is now where nobody says so. A date alone is its beginning
 * in UTC.
 *
 * @throws RetrievedInTheFuture, UnreadableDate
 */
export const retrievedAtOf = (stated: string | undefined, now: Instant): Instant => {
  if (stated === undefined) return now;
  const retrievedAt = instantOf(stated, 'UTC');
  if (Date.parse(retrievedAt) > Date.parse(now) + CLOCKS_DIFFER) {
    throw new RetrievedInTheFuture(retrievedAt, now);
  }
  return retrievedAt;
};
