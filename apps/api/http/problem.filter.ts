import { STATUS_CODES } from 'node:http';

import { DomainError } from '@kernel';
import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';

import { correlationIdOf } from './correlation';
import { statusOf } from './problem-status';

type Problem = Readonly<{
  title: string;
  status: number;
  code: string;
  detail?: string;
  errors?: readonly string[];
}>;

/** Turns whatever was thrown into a problem of RFC 9457. Only the unexpected is logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const correlationId = correlationIdOf(http.getRequest<FastifyRequest>());
    const problem = problemOf(thrown);
    if (problem.status === 500) this.logger.error({ correlationId, err: textOf(thrown) });
    const type = `urn:interdict:problem:${problem.code.toLowerCase().replaceAll('_', '-')}`;
    const reply = http.getResponse<FastifyReply>();
    if (problem.status === 503) void reply.header('retry-after', '1');
    void reply
      .status(problem.status)
      .type('application/problem+json')
      .send({ type, ...problem, correlationId });
  }
}

const textOf = (thrown: unknown): string =>
  thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);

const problemOf = (thrown: unknown): Problem => {
  if (thrown instanceof DomainError) return refusal(thrown);
  if (thrown instanceof ZodError) return misfit(thrown);
  if (thrown instanceof HttpException) return ofNest(thrown);
  if (isOfFastify(thrown)) return ofFastify(thrown);
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
