import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { CommandGateway } from '@platform/command-gateway';
import { BeginRebuildCommand, ToldRuns } from '@platform/projections/runs';
import { IsBoolean, IsOptional } from 'class-validator';
import type { FastifyRequest } from 'fastify';

import { actorOf } from '../http/actor';
import { ApiCommandHeaders } from '../http/header-parameters';
import { NoParameters } from '../http/no-parameters';
import { IsModelName } from '../reads/is-model-name';
import { provenanceOf } from '../writes/command-request';
import { RebuildUnknown } from './rebuild-unknown';

export class RebuildRequest {
  @ApiProperty({ example: 'export-controls' })
  @IsModelName()
  readonly model!: string;

  @ApiPropertyOptional({ description: 'Put the rebuilt model in the place of the running one.' })
  @IsOptional()
  @IsBoolean()
  readonly swap?: boolean;
}

@ApiTags('Log and audit')
@Controller('v1/rebuilds')
export class RebuildsController {
  constructor(
    private readonly commands: CommandGateway,
    private readonly runs: ToldRuns,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiCommandHeaders()
  @ApiOperation({
    summary: 'Folds a model from scratch beside the running one and compares digests',
  })
  async start(
    @Query() _none: NoParameters,
    @Body() { model, swap }: RebuildRequest,
    @Req() request: FastifyRequest,
  ) {
    const actor = actorOf(request);
    const provenance = provenanceOf(request, { actor, cause: 'curation', evidence: [] });
    const command = new BeginRebuildCommand({ model, swap: swap ?? false }, provenance);
    return { data: await this.commands.execute(command) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far a rebuild is, or what it found' })
  async read(@Param('id') id: string, @Query() _none: NoParameters) {
    const state = await this.runs.rebuildOf(id);
    if (!state) throw new RebuildUnknown(id);
    return { data: state };
  }
}
