import { DomainError } from '@kernel';
import { EventIdTaken, StreamMoved, StreamNotOwned } from '@platform/event-log';
import { ZodError } from 'zod';

import type { ParkedEvent } from './consumer-positions';

/** What a person is shown of it. */
export type ReactionRefusal = Pick<ParkedEvent, 'code' | 'message'>;

/**
 * Why a reaction fails at every attempt: what a rule refused, or what no schema admits. Nothing
 * where it may be done later. That holds for a bug as well: nobody can tell it from an outage (a
 * lost connection may be a TypeError), so it keeps its place until another build mends it.
 */
export const refusalIn = (error: unknown): ReactionRefusal | undefined => {
  if (error instanceof ZodError) return misfit(error);
  if (!(error instanceof DomainError) || isPassing(error)) return undefined;
  const { code, message } = error;
  return { code, message };
};

/**
 * A stream that others write to all the time refused nothing: it moved once too often. A service
 * that is logged in as another one does the same again once its login is mended.
 */
const isPassing = (error: DomainError): boolean =>
  [StreamMoved, EventIdTaken, StreamNotOwned].some((Passing) => error instanceof Passing);

const misfit = ({ issues }: ZodError): ReactionRefusal => ({
  code: 'DATA_INVALID',
  message: `The data does not fit the schema of its type. ${issues.map(placed).join('; ')}`,
});

const placed = ({ path, message }: ZodError['issues'][number]): string =>
  `${path.map(String).join('.') || 'data'}: ${message}`;
