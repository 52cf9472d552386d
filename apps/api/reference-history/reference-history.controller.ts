import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

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
  start() {
    return { data: this.loads.start() };
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far a load is, or why it failed' })
  read(@Param('id') id: string) {
    return { data: this.loads.of(id) };
  }
}
