import { newestSchemaOf } from '@contracts';
import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { EventLog, type Selection } from '@platform/event-log';
import { PositionAhead } from '@platform/projections';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { NoParameters } from '../http/no-parameters';
import { recordedEvent } from '../writes/recorded-event';
import { EventsRequest } from './events.request';
import { ExportHistory } from './export-history';
import { StreamUnknown, TraceEvent } from './trace-event';

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
    const selection = selectionOf(asked);
    if (asked.type !== undefined) newestSchemaOf(asked.type);
    await this.requireReached(selection.after);
    if (request.headers.accept?.includes('application/x-ndjson')) {
      await this.history.stream(selection, reply);
      return undefined;
    }
    const events = await this.log.select(selection);
    if (events.length === 0) await this.requireStream(asked.stream);
    const { position } = await this.log.head();
    const last = events.length < selection.limit ? undefined : events.at(-1);
    const next = last === undefined ? {} : { nextAfter: String(last.position) };
    return { data: events.map(recordedEvent), meta: { position: String(position), ...next } };
  }

  /** A position of another log, or of a restored one: nothing is not what came after it. */
  private async requireReached(after: bigint): Promise<void> {
    if (after === 0n) return;
    const { position: newest } = await this.log.head();
    if (after > newest) throw new PositionAhead(newest);
  }

  /** A typing error in a stream's name must not look like a stream without facts. */
  private async requireStream(stream: string | undefined): Promise<void> {
    if (stream === undefined) return;
    const { version } = await this.log.readStream(stream);
    if (version === 0) throw new StreamUnknown(stream);
  }

  @Get(':eventId')
  @Header('cache-control', 'no-cache')
  @ApiOperation({ summary: 'One fact: its envelope, its cause, its effects, who retracted it' })
  read(@Param('eventId') eventId: string, @Query() _none: NoParameters) {
    return this.trace.of(eventId);
  }
}

const selectionOf = (asked: EventsRequest): Selection => ({
  ...asked,
  after: BigInt(asked.after ?? 0),
  limit: Number(asked.limit ?? 100),
});
