import { ExportControlsHorizonQuery, exportControls } from '@contexts/export-controls';
import { HorizonQuery, securityCouncil } from '@contexts/security-council';
import { COUNCIL_ZONE } from '@contracts';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { answered } from '../reads/answered';
import { KnowledgeAt, type Knowledge } from '../reads/knowledge';
import type { KnownRequest } from '../reads/read.request';
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
    const isCalendar = wantsCalendar(asked, request);
    const known = await (isCalendar ? this.knownToCalendar(asked) : this.knownTo(asked));
    const within = asked.endsWithin ?? 'P90D';
    const until = momentAfter(asked.asOf ?? known.now, within, COUNCIL_ZONE);
    const question = { ...asked, ...known, until };
    const answer = together(
      await this.queries.execute(new HorizonQuery(question)),
      await this.queries.execute(new ExportControlsHorizonQuery(question)),
    );
    void reply.header('vary', 'accept');
    if (!isCalendar) return answered(answer, known, { request, reply });
    void reply.type('text/calendar; charset=utf-8').header('cache-control', 'no-cache');
    return calendarOf(answer.data, known.knownAt ?? known.now);
  }

  private knownTo(asked: KnownRequest): Promise<Knowledge> {
    return this.knowledge.ofAll([securityCouncil, exportControls], asked);
  }

  /** A calendar has no place to say that it is behind. @throws ModelBehind */
  private async knownToCalendar(asked: KnownRequest): Promise<Knowledge> {
    const known = await this.knownTo(asked);
    return known.behind === null ? known : this.knownTo({ minPosition: String(known.behind) });
  }
}

const wantsCalendar = ({ format }: MandatesRequest, { headers }: FastifyRequest): boolean =>
  format === undefined ? headers.accept?.includes('text/calendar') === true : format === 'ics';
