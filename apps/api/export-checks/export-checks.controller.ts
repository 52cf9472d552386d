import {
  DeterminationQuery,
  DeterminationsThatDifferQuery,
  exportControls,
  ExportCheckQuery,
} from '@contexts/export-controls';
import { DomainError } from '@kernel';
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { actorOf } from '../http/actor';
import { ApiCommandHeaders } from '../http/header-parameters';
import { NoParameters } from '../http/no-parameters';
import { answered } from '../reads/answered';
import { KnowledgeAt } from '../reads/knowledge';
import { provenanceOf } from '../writes/command-request';
import { ChecksRequest, IssueCheckRequest, RecordedCheckRequest } from './export-checks.request';
import { IssueCheck } from './issue-check';

/** Two questions in one, or none: guessing which was meant would answer another one. */
export class GoodsUnreadable extends DomainError {
  readonly code = 'GOODS_UNREADABLE';
}

@ApiTags('Export controls')
@Controller('v1/export-checks')
export class ExportChecksController {
  constructor(
    private readonly queries: QueryBus,
    private readonly knowledge: KnowledgeAt,
    private readonly issue: IssueCheck,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'May this good go there, on that day? Or: which recorded answers would differ now?',
  })
  async check(
    @Query() asked: ChecksRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.knowledge.of(exportControls, asked);
    const query = queryOf(asked, known);
    return answered(await this.queries.execute(query), known, { request, reply });
  }

  @Post()
  @ApiCommandHeaders()
  @ApiOperation({ summary: 'Up to 1,000 goods at once; the answer is recorded and can be proved' })
  async record(
    @Query() _none: NoParameters,
    @Body() asked: IssueCheckRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const provenance = provenanceOf(request, {
      actor: actorOf(request),
      cause: 'curation',
      evidence: [],
    });
    void reply.status(201);
    return this.issue.of(asked, provenance);
  }

  @Get(':id')
  @ApiOperation({ summary: 'A recorded answer word for word, and what would differ now' })
  async recorded(
    @Param('id') id: string,
    @Query() asked: RecordedCheckRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.knowledge.of(exportControls, asked);
    const query = new DeterminationQuery({ id, compare: asked.compare === 'now', ...known });
    return answered(await this.queries.execute(query), known, { request, reply });
  }
}

type Known = Awaited<ReturnType<KnowledgeAt['of']>>;

/** @throws GoodsUnreadable */
const queryOf = (asked: ChecksRequest, known: Known) => {
  const { goods, destination, differs, from, to } = asked;
  if (differs === undefined) {
    if (from !== undefined || to !== undefined) {
      throw new GoodsUnreadable('from and to go with differs=now.');
    }
    if (goods === undefined || destination === undefined) {
      throw new GoodsUnreadable('A check names goods (hs2022:854231) and a destination (RU).');
    }
    const { origin, asOf, contractedOn, departsOn } = asked;
    const shipment = { goods, destination, origin, contractedOn, departsOn };
    return new ExportCheckQuery({ ...shipment, asOf, ...known });
  }
  const ofGoods = ['goods', 'destination', 'origin', 'asOf', 'contractedOn', 'departsOn'] as const;
  const excluded = ofGoods.find((name) => asked[name] !== undefined);
  if (excluded !== undefined) {
    throw new GoodsUnreadable(
      `differs looks back on recorded answers: ${excluded} has no meaning.`,
    );
  }
  return new DeterminationsThatDifferQuery({ from, to, ...known });
};
