import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';

import { NoParameters } from '../http/no-parameters';
import { ReferenceHistoryLoads } from './reference-history-loads';

@ApiTags('Evidence and facts')
@Controller('v1/reference-history')
export class ReferenceHistoryController {
  constructor(private readonly loads: ReferenceHistoryLoads) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Begins to load the history that this version ships; what is on record stays as it is',
  })
  @ApiBody({ type: NoParameters, required: false, description: 'An empty object, or none.' })
  start(@Query() _none: NoParameters, @Body() _nothing: NoParameters) {
    return { data: this.loads.start() };
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far a load is, or why it failed' })
  read(@Param('id') id: string, @Query() _none: NoParameters) {
    return { data: this.loads.of(id) };
  }
}
