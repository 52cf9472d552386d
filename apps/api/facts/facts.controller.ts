import { Body, Controller, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { actorOf } from '../http/actor';
import { ApiCommandHeaders } from '../http/header-parameters';
import { provenanceOf } from '../writes/command-request';
import { DryRunRequest, FactRequest, RetractionRequest } from './facts.request';
import { RecordFacts } from './record-facts';

@ApiTags('Evidence and facts')
@Controller('v1/facts')
export class FactsController {
  constructor(private readonly facts: RecordFacts) {}

  @Post()
  @ApiCommandHeaders()
  @ApiOperation({
    summary: 'Records a fact that cites its evidence, or shows what it would change',
  })
  async record(
    @Body() fact: FactRequest,
    @Query() { dryRun }: DryRunRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { evidence } = fact;
    const provenance = provenanceOf(request, {
      actor: actorOf(request),
      cause: 'curation',
      evidence,
    });
    if (dryRun === 'true') return this.facts.wouldRecord(fact, provenance, reply);
    return this.facts.record(fact, provenance, reply);
  }

  @Post(':eventId/retraction')
  @ApiCommandHeaders()
  @ApiParam({ name: 'eventId', format: 'uuid' })
  @ApiOperation({
    summary: 'Retracts a fact, with the right one in the same commit where it is known',
  })
  async retract(
    @Body() { reason, replacement }: RetractionRequest,
    @Query() { dryRun }: DryRunRequest,
    @Req() request: FastifyRequest<{ Params: { eventId: string } }>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { eventId } = request.params;
    const evidence = replacement?.evidence ?? [];
    const provenance = provenanceOf(request, {
      actor: actorOf(request),
      cause: 'correction',
      evidence,
    });
    const retraction = { eventId, reason, replacement };
    if (dryRun === 'true') return this.facts.wouldRetract(retraction, provenance, reply);
    return this.facts.retract(retraction, provenance, reply);
  }
}
