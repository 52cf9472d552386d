import { ExportControlsHorizonQuery, exportControls } from '@contexts/export-controls';
import { HorizonQuery, securityCouncil } from '@contexts/security-council';
import { COUNCIL_ZONE } from '@contracts';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { answered } from '../reads/answered';
import { KnowledgeAt } from '../reads/knowledge';
import { calendarOf } from './calendar';
import { momentAfter } from './duration';
import { together } from './horizon';
import { MandatesRequest } from './mandates.request';

/** Validate, translate, dispatch. */
@ApiTags('Security Council')
@Controller('v1/mandates')
export class MandatesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly knowledge: KnowledgeAt,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The horizon: mandates and measures that end, rules that take effect or resume',
  })
  @ApiProduces('application/json', 'text/calendar')
  async horizon(
    @Query() asked: MandatesRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.knowledge.ofAll([securityCouncil, exportControls], asked);
    const within = asked.endsWithin ?? 'P90D';
    const until = momentAfter(asked.asOf ?? known.now, within, COUNCIL_ZONE);
    const question = { ...asked, ...known, until };
    const answer = together(
      await this.queries.execute(new HorizonQuery(question)),
      await this.queries.execute(new ExportControlsHorizonQuery(question)),
    );
    void reply.header('vary', 'accept');
    if (!wantsCalendar(asked, request)) return answered(answer, known, { request, reply });
    void reply.type('text/calendar; charset=utf-8').header('cache-control', 'no-cache');
    return calendarOf(answer.data, known.knownAt ?? known.now);
  }
}

const wantsCalendar = ({ format }: MandatesRequest, { headers }: FastifyRequest): boolean =>
  format === undefined ? headers.accept?.includes('text/calendar') === true : format === 'ics';
