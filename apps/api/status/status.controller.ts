import { exportControls, ExportBanListsQuery } from '@contexts/export-controls';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { EventLog } from '@platform/event-log';
import { modelVersionOf, ProjectionRunner } from '@platform/projections';

import { KnowledgeAt } from '../reads/knowledge';

@ApiTags('Log and audit')
@Controller('v1/status')
export class StatusController {
  constructor(
    private readonly log: EventLog,
    private readonly knowledge: KnowledgeAt,
    private readonly runner: ProjectionRunner,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The head of the log, how far each model is behind, how fresh each list is',
  })
  async read() {
    const [head, { position, now }] = await Promise.all([
      this.log.head(),
      this.knowledge.of(exportControls, {}),
    ]);
    const lag = head.position > position ? head.position - position : 0n;
    const { meta } = await this.queries.execute(new ExportBanListsQuery({ position, now }));
    return {
      data: {
        log: { ...head, position: String(head.position) },
        models: [
          {
            model: modelVersionOf(exportControls),
            position: String(position),
            lag: String(lag),
            stopped: this.runner.status().stopped ?? null,
          },
        ],
        freshness: meta.freshness,
      },
      meta: { position: String(head.position) },
    };
  }
}
