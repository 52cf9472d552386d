import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { correlationIdOf } from './correlation';
import { kindOf } from './kind-of';
import { problemOf, type Problem } from './problem';

/** Turns whatever was thrown into a problem of RFC 9457, and says so in a line of the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = problemOf(thrown, kindOf(request));
    this.log(problem, request, thrown);
    const type = `urn:interdict:problem:${problem.code.toLowerCase().replaceAll('_', '-')}`;
    const reply = http.getResponse<FastifyReply>();
    if (problem.status === 503) void reply.header('retry-after', '1');
    void reply
      .status(problem.status)
      .type('application/problem+json')
      .send({ type, ...problem, correlationId: correlationIdOf(request) });
  }

  /** Why a refusal was one, whoever asked is told; what was asked for is theirs to keep. */
  private log({ status, code }: Problem, request: FastifyRequest, err: unknown): void {
    const correlationId = correlationIdOf(request);
    const line = { correlationId, route: routeOf(request), status, code };
    if (status < 500) this.logger.log({ message: 'refused', ...line });
    else if (status === 503) this.logger.warn({ message: 'not now', ...line, err });
    else this.logger.error({ message: 'failed', ...line, err });
  }
}

const routeOf = ({ method, routeOptions: { url } }: FastifyRequest): string =>
  url === undefined ? method : `${method} ${url}`;
