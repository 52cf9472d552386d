import { newestSchemaOf } from '@contracts';
import { BadRequestException, Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { EventLog } from '@platform/event-log';
import { PositionAhead } from '@platform/projections';
import type { FastifyReply } from 'fastify';

import { EventStreamRequest } from './events.request';
import { LiveStreams } from './live-streams';

@ApiTags('Log and audit')
@Controller('v1/events/stream')
export class EventStreamController {
  constructor(
    private readonly streams: LiveStreams,
    private readonly log: EventLog,
  ) {}

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
  async follow(
    @Query() { after, type, context }: EventStreamRequest,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (type !== undefined) newestSchemaOf(type);
    // A client that comes back knows better than the address that it was given at first.
    const from = lastEventId === undefined ? BigInt(after ?? 0) : positionOf(lastEventId);
    const { position: newest } = await this.log.head();
    // A restored log: to wait for that position would pass over all that comes before it.
    if (from > newest) throw new PositionAhead(newest);
    this.streams.open({ after: from, type, context }, reply);
  }
}

const positionOf = (lastEventId: string): bigint => {
  if (/^\d{1,18}$/.test(lastEventId)) return BigInt(lastEventId);
  throw new BadRequestException(`Last-Event-ID “${lastEventId}” is no position.`);
};
