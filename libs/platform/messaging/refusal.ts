import { DomainError } from '@kernel';
import { EventIdTaken, StreamMoved } from '@platform/event-log';

/** A stream that others write to all the time refused nothing: it moved once too often. */
export const isRefusal = (error: unknown): error is DomainError =>
  error instanceof DomainError &&
  !(error instanceof StreamMoved) &&
  !(error instanceof EventIdTaken);
