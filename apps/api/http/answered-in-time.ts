import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { AnswerOverdue } from '@platform/command-gateway';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { filter, map, merge, take, timer, type Observable } from 'rxjs';

import { kindOf } from './kind-of';

/**
 * A database that takes a query and is silent would keep whoever asked for ever. What has begun to
 * be sent (an export, a stream) takes as long as it takes.
 */
@Injectable()
export class AnsweredInTime implements NestInterceptor {
  constructor(private readonly deadlineMs: number) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const { raw } = http.getResponse<FastifyReply>();
    const kind = kindOf(http.getRequest<FastifyRequest>());
    const overdue = timer(this.deadlineMs).pipe(
      filter(() => !raw.headersSent),
      map(() => {
        throw new AnswerOverdue(kind, this.deadlineMs);
      }),
    );
    return merge(next.handle(), overdue).pipe(take(1));
  }
}
