import { DomainError } from '@kernel';
import { InvalidSetting, SettingMissing, UnknownSetting } from '@platform/config';

import { ExpectedError, WrongUsage } from '../expected-error';
import { EXIT } from '../exit-codes';
import { codeOf, isSystemError } from '../system-error';

/** The database or the broker cannot be reached, or lets nobody in. */
export class ServerAway extends ExpectedError {
  readonly exitCode = EXIT.unreachable;
}

/** A rule of the database, of the topics or of the log says no. */
export class StepRefused extends ExpectedError {
  readonly exitCode = EXIT.refused;
}

/** What can happen to anybody who works on an installation, as a sentence. */
export const toldAsExpected = async <Done>(work: () => Promise<Done>): Promise<Done> => {
  try {
    return await work();
  } catch (error) {
    throw expectedOf(error);
  }
};

const expectedOf = (error: unknown): unknown => {
  if (isOfSettings(error)) return new WrongUsage(error.message);
  if (error instanceof DomainError) return new StepRefused(`${error.message} (${error.code})`);
  const said = POSTGRES[codeOf(error)];
  if (said !== undefined) return new StepRefused(said);
  return isAway(error) ? new ServerAway(awayAs(error)) : error;
};

const isOfSettings = (error: unknown): error is Error =>
  error instanceof SettingMissing ||
  error instanceof InvalidSetting ||
  error instanceof UnknownSetting;

/** By SQLSTATE. */
const POSTGRES: Readonly<Record<string, string>> = {
  '28000': 'Postgres does not let the user of DATABASE_URL in.',
  '28P01': 'Postgres does not take the password of DATABASE_URL.',
  '3D000': 'The database of DATABASE_URL does not exist: create it first.',
  '3F000': 'The database of DATABASE_URL has no log: interdict prepare migrates it.',
  '42P01': 'The database of DATABASE_URL has no log: interdict prepare migrates it.',
  '42501': 'DATABASE_URL must name the owner of the database: another may not do this.',
};

const STARTING_UP = '57P03';

/** Whether it may answer in a moment: it is starting, or is on its way to where it was named. */
export const isAway = (error: unknown): boolean =>
  isOfKafka(error) ||
  codeOf(error) === STARTING_UP ||
  (isSystemError(error) && /^E[A-Z]+$/.test(error.code)) ||
  (error instanceof Error && error.message.startsWith('Connection terminated'));

const isOfKafka = (error: unknown): error is Error =>
  error instanceof Error && error.name.startsWith('KafkaJS');

const awayAs = (error: unknown): string =>
  isOfKafka(error)
    ? `Kafka cannot be reached at INTERDICT_KAFKA_BROKERS: ${error.message}`
    : `Postgres cannot be reached at DATABASE_URL (${codeOf(error)}).`;
