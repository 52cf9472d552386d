import { DomainError } from '@kernel';
import {
  DatabaseAway,
  DatabaseRefuses,
  InvalidSetting,
  isDatabaseAway,
  ofDatabase,
  SettingMissing,
  UnknownSetting,
} from '@platform/config';

import { ExpectedError, WrongUsage } from '../expected-error';
import { EXIT } from '../exit-codes';

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
  if (isOfKafka(error)) return new ServerAway(`${KAFKA_AWAY}: ${error.message}`);
  const told = ofDatabase(error);
  if (told instanceof DatabaseAway) return new ServerAway(told.message);
  if (told instanceof DatabaseRefuses) return new StepRefused(told.message);
  return told instanceof DomainError ? new StepRefused(`${told.message} (${told.code})`) : told;
};

const KAFKA_AWAY = 'Kafka cannot be reached at INTERDICT_KAFKA_BROKERS';

const isOfSettings = (error: unknown): error is Error =>
  error instanceof SettingMissing ||
  error instanceof InvalidSetting ||
  error instanceof UnknownSetting;

/** Whether it may answer in a moment: it is starting, or is on its way to where it was named. */
export const isAway = (error: unknown): boolean => isOfKafka(error) || isDatabaseAway(error);

const isOfKafka = (error: unknown): error is Error =>
  error instanceof Error && error.name.startsWith('KafkaJS');
