import { DomainError } from '@kernel';
import { DatabaseError } from 'pg';

import { FoldFailed, RowsRefused } from './read-model.errors';

/** Why a runner stands still, and before which position. Somebody has to look. */
export type RunnerStop = Readonly<{ code: string; message: string; position: bigint }>;

/** Carries the position of an event that the model cannot take. */
export class StoppedAt extends Error {
  constructor(
    readonly reason: DomainError,
    readonly position: bigint,
  ) {
    super(reason.message);
  }
}

/** SQLSTATE classes of what fails again however often it is tried: data, constraint, syntax. */
const REFUSALS = ['22', '23', '42'];

const MISTAKES = [TypeError, RangeError, ReferenceError, SyntaxError];

/** Undefined for an outage: the database is away, and will come back. */
export const stopOf = (error: unknown, next: bigint): RunnerStop | undefined => {
  if (error instanceof StoppedAt) return stop(error.reason, error.position);
  if (error instanceof FoldFailed) return stop(error, error.position);
  if (error instanceof DomainError) return stop(error, next);
  if (isRefusal(error)) return stop(new RowsRefused(error), next);
  const isMistake = MISTAKES.some((mistake) => error instanceof mistake);
  return isMistake ? stop(new FoldFailed('The batch', next, error), next) : undefined;
};

const isRefusal = (error: unknown): error is DatabaseError =>
  error instanceof DatabaseError && REFUSALS.includes(error.code?.slice(0, 2) ?? '');

const stop = ({ code, message }: DomainError, position: bigint): RunnerStop => ({
  code,
  message,
  position,
});
