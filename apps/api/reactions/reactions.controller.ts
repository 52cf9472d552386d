import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { EventLog } from '@platform/event-log';
import { Matches } from 'class-validator';
import type { FastifyRequest } from 'fastify';

import { actorOf } from '../http/actor';
import { ApiCommandHeaders } from '../http/header-parameters';
import { NoParameters } from '../http/no-parameters';
import { ReactionsStatus } from '../status/reactions-status';
import { provenanceOf } from '../writes/command-request';
import { RetriedReactions } from './retried-reactions';

export class RetryRequest {
  @ApiProperty({ format: 'uuid', description: 'The event at which the reaction is parked.' })
  @Matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, { message: 'eventId is a UUID' })
  readonly eventId!: string;

  @ApiProperty({ example: 'when-sanctions-inspection-blocked-open-question' })
  @Matches(/^[a-z0-9-]{1,200}$/, { message: 'reaction is the name of a reaction' })
  readonly reaction!: string;
}

@ApiTags('Log and audit')
@Controller('v1/reactions')
export class ReactionsController {
  constructor(
    private readonly log: EventLog,
    private readonly status: ReactionsStatus,
    private readonly retried: RetriedReactions,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'How far those who react have come, what holds them up, and what a rule refused them',
  })
  async read(@Query() _none: NoParameters) {
    const { position } = await this.log.head();
    return { data: await this.status.at(position), meta: { position: String(position) } };
  }

  @Post('retries')
  @HttpCode(200)
  @ApiCommandHeaders()
  @ApiOperation({ summary: 'Has a parked reaction try again: it is done, or refused again' })
  async retry(
    @Query() _none: NoParameters,
    @Body() { eventId, reaction }: RetryRequest,
    @Req() request: FastifyRequest,
  ) {
    const provenance = provenanceOf(request, {
      actor: actorOf(request),
      cause: 'curation',
      evidence: [],
    });
    const parked = { eventId: eventId.toLowerCase(), reaction };
    return { data: { ...parked, ...(await this.retried.retry(parked, provenance)) } };
  }
}
