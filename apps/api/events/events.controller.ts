import { newestSchemaOf } from '@contracts';
import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { EventLog } from '@platform/event-log';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { recordedEvent } from '../writes/recorded-event';
import { EventsRequest } from './events.request';
import { ExportHistory } from './export-history';
import { TraceEvent } from './trace-event';

@ApiTags('Log and audit')
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly log: EventLog,
    private readonly history: ExportHistory,
    private readonly trace: TraceEvent,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A page of history, or all of it as NDJSON' })
  @ApiProduces('application/json', 'application/x-ndjson')
  async page(
    @Query() asked: EventsRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const selection = {
      ...asked,
      after: BigInt(asked.after ?? 0),
      limit: Number(asked.limit ?? 100),
    };
    if (asked.type !== undefined) newestSchemaOf(asked.type);
    if (request.headers.accept?.includes('application/x-ndjson')) {
      await this.history.stream(selection, reply);
      return undefined;
    }
    const events = await this.log.select(selection);
    const { position } = await this.log.head();
    const last = events.length < selection.limit ? undefined : events.at(-1);
    const next = last === undefined ? {} : { nextAfter: String(last.position) };
    return { data: events.map(recordedEvent), meta: { position: String(position), ...next } };
  }

  @Get(':eventId')
  @Header('cache-control', 'no-cache')
  @ApiOperation({ summary: 'One fact: its envelope, its cause, its effects, who retracted it' })
  read(@Param('eventId') eventId: string) {
    return this.trace.of(eventId);
  }
}
