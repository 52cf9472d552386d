import { developments, DevelopmentQuery, DevelopmentsQuery } from '@contexts/developments';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { answered } from '../reads/answered';
import { KnowledgeAt } from '../reads/knowledge';
import { ReadRequest } from '../reads/read.request';
import { DevelopmentsRequest } from './developments.request';

/** Validate, translate, dispatch. */
@ApiTags('Developments')
@Controller('v1/developments')
export class DevelopmentsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly knowledge: KnowledgeAt,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What states and organisations did and said, by their first fact' })
  async list(
    @Query() asked: DevelopmentsRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.knowledge.of(developments, asked);
    const answer = await this.queries.execute(new DevelopmentsQuery({ ...asked, ...known }));
    return answered(answer, known, { request, reply });
  }

  @Get(':development')
  @ApiOperation({
    summary: 'One development: a treaty’s life, an allegation and its denials, a position',
  })
  async development(
    @Param('development') development: string,
    @Query() asked: ReadRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.knowledge.of(developments, asked);
    const query = new DevelopmentQuery({ ...asked, ...known, development });
    return answered(await this.queries.execute(query), known, { request, reply });
  }
}
