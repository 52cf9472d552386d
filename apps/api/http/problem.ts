import { STATUS_CODES } from 'node:http';

import { DomainError } from '@kernel';
import { HttpException } from '@nestjs/common';
import { DatabaseUnreachable, isDatabaseAway, type AskedKind } from '@platform/command-gateway';
import { ZodError } from 'zod';

import { statusOf } from './problem-status';

/** Of RFC 9457, without its type, which the code gives. */
export type Problem = Readonly<{
  title: string;
  status: number;
  code: string;
  detail?: string;
  errors?: readonly string[];
}>;

/**
 * What was thrown, in the words of the API. What nobody expected says no more than that.
 *
 * @param asked without its database a read is answered later; a command may have been done
 */
export const problemOf = (thrown: unknown, asked: AskedKind): Problem => {
  if (thrown instanceof DomainError) return refusal(thrown);
  if (thrown instanceof ZodError) return misfit(thrown);
  if (thrown instanceof HttpException) return ofNest(thrown);
  if (isOfFastify(thrown)) return ofFastify(thrown);
  if (isDatabaseAway(thrown)) return refusal(new DatabaseUnreachable(asked));
  return { title: 'Unexpected', status: 500, code: 'UNEXPECTED' };
};

const refusal = (error: DomainError): Problem => ({
  title: error.name,
  status: statusOf(error.code),
  code: error.code,
  detail: error.message,
  ...('errors' in error ? { errors: error.errors as readonly string[] } : {}),
});

/** A fact whose data no schema admits: each misfit with its place. */
const misfit = (error: ZodError): Problem => ({
  title: 'Misfit',
  status: 400,
  code: 'REQUEST_INVALID',
  detail: 'The data does not fit the schema of its type.',
  errors: error.issues.map(
    ({ path, message }) => `${path.map(String).join('.') || 'data'}: ${message}`,
  ),
});

const CODES: Readonly<Record<number, string>> = { 404: 'ROUTE_UNKNOWN', 413: 'BODY_TOO_LARGE' };

const ofNest = (thrown: HttpException): Problem => {
  const response = thrown.getResponse() as { message?: string | readonly string[] } | string;
  const message = typeof response === 'string' ? response : response.message;
  const errors = [message ?? thrown.message].flat();
  const status = thrown.getStatus();
  const code = CODES[status] ?? 'REQUEST_INVALID';
  const title = STATUS_CODES[status] ?? thrown.name;
  return { title, status, code, detail: errors.join(' '), errors };
};

type OfFastify = Error & Readonly<{ code: string; statusCode: number }>;

const isOfFastify = (thrown: unknown): thrown is OfFastify =>
  thrown instanceof Error &&
  'code' in thrown &&
  'statusCode' in thrown &&
  typeof thrown.statusCode === 'number' &&
  thrown.statusCode < 500;

const ofFastify = ({ statusCode, message, name }: OfFastify): Problem => ({
  title: STATUS_CODES[statusCode] ?? name,
  status: statusCode,
  code: CODES[statusCode] ?? 'REQUEST_INVALID',
  detail: message,
});
