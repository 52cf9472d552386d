import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsOptional, Matches } from 'class-validator';

import { Rebuilds } from './rebuilds';

export class RebuildRequest {
  @ApiProperty({ example: 'export-controls' })
  @Matches(/^[a-z-]{1,40}$/, { message: 'model is a name such as export-controls' })
  readonly model!: string;

  @ApiPropertyOptional({ description: 'Put the rebuilt model in the place of the running one.' })
  @IsOptional()
  @IsBoolean()
  readonly swap?: boolean;
}

@ApiTags('Log and audit')
@Controller('v1/rebuilds')
export class RebuildsController {
  constructor(private readonly rebuilds: Rebuilds) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Folds a model from scratch beside the running one and compares digests',
  })
  start(@Body() { model, swap }: RebuildRequest) {
    return { data: this.rebuilds.start(model, swap ?? false) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far a rebuild is, or what it found' })
  read(@Param('id') id: string) {
    return { data: this.rebuilds.of(id) };
  }
}
