import {
  EnforcementStatusQuery,
  RegimeMeasuresQuery,
  RegimeTimelineQuery,
  SanctionsRegimeQuery,
  SanctionsRegimesQuery,
  securityCouncil,
} from '@contexts/security-council';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { answered } from '../reads/answered';
import { KnowledgeAt } from '../reads/knowledge';
import { ReadRequest } from '../reads/read.request';
import { RegimesRequest, TimelineRequest } from './sanctions-regimes.request';

/** Validate, translate, dispatch. */
@ApiTags('Security Council')
@Controller('v1/sanctions-regimes')
export class SanctionsRegimesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly knowledge: KnowledgeAt,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Regimes with their three axes: measures, monitoring, oversight' })
  async regimes(
    @Query() asked: RegimesRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.knowledge.of(securityCouncil, asked);
    const query = new SanctionsRegimesQuery({ ...asked, ...known });
    return answered(await this.queries.execute(query), known, { request, reply });
  }

  @Get(':regime')
  @ApiOperation({
    summary: 'One regime: measures, committee, monitors and their mandates, who contests it',
  })
  async regime(
    @Param('regime') regime: string,
    @Query() asked: ReadRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.knowledge.of(securityCouncil, asked);
    const query = new SanctionsRegimeQuery({ ...asked, ...known, regime });
    return answered(await this.queries.execute(query), known, { request, reply });
  }

  @Get(':regime/enforcement-status')
  @ApiOperation({ summary: 'Whether it is still enforced, and by whom' })
  async status(
    @Param('regime') regime: string,
    @Query() asked: ReadRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.knowledge.of(securityCouncil, asked);
    const query = new EnforcementStatusQuery({ ...asked, ...known, regime });
    return answered(await this.queries.execute(query), known, { request, reply });
  }

  @Get(':regime/timeline')
  @ApiOperation({ summary: 'Every fact of the regime in effective order' })
  async timeline(
    @Param('regime') regime: string,
    @Query() asked: TimelineRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.knowledge.of(securityCouncil, asked);
    const query = new RegimeTimelineQuery({ ...asked, ...known, regime });
    return answered(await this.queries.execute(query), known, { request, reply });
  }

  @Get(':regime/measures')
  @ApiOperation({ summary: 'All measures in force, each with the paragraphs that it rests on' })
  async measures(
    @Param('regime') regime: string,
    @Query() asked: ReadRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.knowledge.of(securityCouncil, asked);
    const query = new RegimeMeasuresQuery({ ...asked, ...known, regime });
    return answered(await this.queries.execute(query), known, { request, reply });
  }
}
