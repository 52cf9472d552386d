import { DomainError } from '@kernel';

import { codeOf, isSystemError } from './system-error';

/** Nobody answers where DATABASE_URL points to. */
export class DatabaseAway extends DomainError {
  readonly code = 'DATABASE_AWAY';
  readonly exitCode = 4;
}

/** Somebody answers there, and says no: by its password, its name, its rights. */
export class DatabaseRefuses extends DomainError {
  readonly code = 'DATABASE_REFUSES';
  readonly exitCode = 3;
}

/**
 * What can happen to anybody at a database that they named, as a sentence; whatever else was
 * thrown, as it is.
 */
export const ofDatabase = (thrown: unknown): unknown => {
  if (thrown instanceof DomainError) return thrown;
  const said = REFUSALS[codeOf(thrown)];
  if (said !== undefined) return new DatabaseRefuses(said);
  if (!isDatabaseAway(thrown)) return thrown;
  return new DatabaseAway(`Postgres cannot be reached at DATABASE_URL (${codeOf(thrown)}).`);
};

/**
 * Works on the database that DATABASE_URL names.
 *
 * @throws DatabaseAway
 * @throws DatabaseRefuses
 */
export const onNamedDatabase = async <Done>(work: () => Promise<Done>): Promise<Done> => {
  try {
    return await work();
  } catch (error) {
    throw ofDatabase(error);
  }
};

/** By SQLSTATE. */
const REFUSALS: Readonly<Record<string, string>> = {
  '28000': 'Postgres does not let the user of DATABASE_URL in.',
  '28P01': 'Postgres does not take the password of DATABASE_URL.',
  '3D000': 'The database of DATABASE_URL does not exist: create it first.',
  '3F000': 'The database of DATABASE_URL has no log: interdict prepare migrates it.',
  '42P01': 'The database of DATABASE_URL has no log: interdict prepare migrates it.',
  '42501': 'DATABASE_URL must name the owner of the database: another may not do this.',
};

const STARTING_UP = '57P03';

/** Whether it may answer in a moment: it is starting, or is on its way to where it was named. */
export const isDatabaseAway = (thrown: unknown): boolean =>
  codeOf(thrown) === STARTING_UP ||
  (isSystemError(thrown) && /^E[A-Z]+$/.test(thrown.code)) ||
  (thrown instanceof Error && CUT_OFF.test(thrown.message));

// In the words of the driver: cut off while it connects, or not answered in time.
const CUT_OFF = /^(Connection terminated|timeout expired)/;
