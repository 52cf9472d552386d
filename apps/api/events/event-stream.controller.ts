import { newestSchemaOf } from '@contracts';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { EventStreamRequest } from './events.request';
import { LiveStreams } from './live-streams';

@ApiTags('Log and audit')
@Controller('v1/events/stream')
export class EventStreamController {
  constructor(private readonly streams: LiveStreams) {}

  @Get()
  @ApiOperation({
    summary: 'Every change, once, in order: server-sent events whose id is the position',
  })
  @ApiProduces('text/event-stream')
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Resumes after this position.',
  })
  follow(
    @Query() { after, type, context }: EventStreamRequest,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    if (type !== undefined) newestSchemaOf(type);
    // A client that comes back knows better than the address that it was given at first.
    const from = /^\d{1,18}$/.test(lastEventId ?? '') ? lastEventId : after;
    this.streams.open({ after: BigInt(from ?? 0), type, context }, reply);
  }
}
