import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { CommandGateway } from '@platform/command-gateway';
import { BeginReplayCommand, ToldRuns } from '@platform/projections/runs';
import { Matches } from 'class-validator';
import type { FastifyRequest } from 'fastify';

import { actorOf } from '../http/actor';
import { ApiCommandHeaders } from '../http/header-parameters';
import { NoParameters } from '../http/no-parameters';
import { IsModelName } from '../reads/is-model-name';
import { provenanceOf } from '../writes/command-request';
import { ReplayUnknown } from './replay-unknown';

export class ReplayRequest {
  @ApiProperty({ example: 'export-controls' })
  @IsModelName()
  readonly model!: string;

  @ApiProperty({
    description: 'The last whole commit at or before it is the last that is folded.',
    example: '7',
  })
  @Matches(/^\d{1,18}$/, { message: 'position is a whole number, as text' })
  readonly position!: string;
}

@ApiTags('Log and audit')
@Controller('v1/replays')
export class ReplaysController {
  constructor(
    private readonly commands: CommandGateway,
    private readonly runs: ToldRuns,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiCommandHeaders()
  @ApiOperation({
    summary: 'Folds a model to a position, apart from the live one, and compares the two there',
  })
  async start(
    @Query() _none: NoParameters,
    @Body() { model, position }: ReplayRequest,
    @Req() request: FastifyRequest,
  ) {
    const actor = actorOf(request);
    const provenance = provenanceOf(request, { actor, cause: 'curation', evidence: [] });
    const command = new BeginReplayCommand({ model, position }, provenance);
    return { data: await this.commands.execute(command) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far a replay is, or both digests and the first row that differs' })
  async read(@Param('id') id: string, @Query() _none: NoParameters) {
    const state = await this.runs.replayOf(id);
    if (!state) throw new ReplayUnknown(id);
    return { data: state };
  }
}
