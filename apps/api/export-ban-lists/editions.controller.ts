import { Controller, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ApiCommandHeaders } from '../http/header-parameters';
import { bodyBytes } from '../http/raw-body';
import { EditionRequest } from './editions.request';
import { ImportEdition } from './import-edition';

@ApiTags('Export controls')
@Controller('v1/export-ban-lists/:list/editions')
export class EditionsController {
  constructor(private readonly editions: ImportEdition) {}

  @Post()
  @ApiCommandHeaders()
  @ApiOperation({
    summary: 'A whole itemised edition: its difference from the list becomes one commit',
  })
  @ApiConsumes('text/csv', 'application/json')
  @ApiBody({ schema: { type: 'string', example: 'code,description,tier\n854231,Processors,1\n' } })
  import(
    @Param('list') list: string,
    @Query() asked: EditionRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const isJson = request.headers['content-type']?.startsWith('application/json') === true;
    const document = { bytes: bodyBytes(request), format: isJson ? 'json' : 'csv' } as const;
    return this.editions.of({ list, asked, document }, request, reply);
  }
}
