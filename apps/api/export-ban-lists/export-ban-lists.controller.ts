import {
  exportControls,
  ExportBanListQuery,
  ExportBanListsQuery,
  ListChangesQuery,
  ListedItemsQuery,
} from '@contexts/export-controls';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { answered } from '../reads/answered';
import { KnowledgeAt } from '../reads/knowledge';
import { ChangesRequest, ItemsRequest, ListsRequest } from './export-ban-lists.request';
import { ReadRequest } from '../reads/read.request';

/** Validate, translate, dispatch. */
@ApiTags('Export controls')
@Controller('v1/export-ban-lists')
export class ExportBanListsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly knowledge: KnowledgeAt,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Lists with their totals in force' })
  async lists(
    @Query() asked: ListsRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.knowledge.of(exportControls, asked);
    const answer = await this.queries.execute(new ExportBanListsQuery({ ...asked, ...known }));
    return answered(answer, known, { request, reply });
  }

  @Get(':list')
  @ApiOperation({
    summary: 'One list: total, provisions with their clocks, what is pending or disputed',
  })
  async list(
    @Param('list') list: string,
    @Query() asked: ReadRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.knowledge.of(exportControls, asked);
    const answer = await this.queries.execute(new ExportBanListQuery({ ...asked, ...known, list }));
    return answered(answer, known, { request, reply });
  }

  @Get(':list/items')
  @ApiOperation({ summary: 'Items in force, by code' })
  async items(
    @Param('list') list: string,
    @Query() asked: ItemsRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.knowledge.of(exportControls, asked);
    const limit = Number(asked.limit ?? 100);
    const query = new ListedItemsQuery({ ...asked, ...known, list, limit });
    return answered(await this.queries.execute(query), known, { request, reply });
  }

  @Get(':list/changes')
  @ApiOperation({ summary: 'Each change of a list from its announcement to its effect' })
  async changes(
    @Param('list') list: string,
    @Query() asked: ChangesRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.knowledge.of(exportControls, asked);
    const axis = asked.axis ?? 'effective';
    const query = new ListChangesQuery({ ...asked, ...known, list, axis });
    return answered(await this.queries.execute(query), known, { request, reply });
  }
}
