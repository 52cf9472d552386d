import { CouncilVotesQuery, securityCouncil } from '@contexts/security-council';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { answered } from '../reads/answered';
import { KnowledgeAt } from '../reads/knowledge';
import { CouncilVotesRequest } from './council-votes.request';

/** Validate, translate, dispatch. */
@ApiTags('Security Council')
@Controller('v1/council-votes')
export class CouncilVotesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly knowledge: KnowledgeAt,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How the Council voted: tallies, and each cast as far as it is known' })
  async votes(
    @Query() asked: CouncilVotesRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.knowledge.of(securityCouncil, asked);
    const answer = await this.queries.execute(new CouncilVotesQuery({ ...asked, ...known }));
    return answered(answer, known, { request, reply });
  }
}
