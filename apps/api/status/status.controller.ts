import { readModels } from '@assembly';
import { exportControls, ExportBanListsQuery } from '@contexts/export-controls';
import { SanctionsRegimesQuery, securityCouncil } from '@contexts/security-council';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { EventLog } from '@platform/event-log';
import {
  ModelBehind,
  ModelStops,
  modelVersionOf,
  VersionRows,
  type ReadModel,
} from '@platform/projections';

import { NoParameters } from '../http/no-parameters';
import { KnowledgeAt } from '../reads/knowledge';
import { ReactionsStatus } from './reactions-status';

@ApiTags('Log and audit')
@Controller('v1/status')
export class StatusController {
  @Inject(ReactionsStatus) private readonly reactions!: ReactionsStatus;
  @Inject(VersionRows) private readonly rows!: VersionRows;

  constructor(
    private readonly log: EventLog,
    private readonly knowledge: KnowledgeAt,
    private readonly stops: ModelStops,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'The head of the log, how far each model and each consumer of reactions is behind, ' +
      'which reactions are parked and why, how fresh each source is',
  })
  async read(@Query() _none: NoParameters) {
    const head = await this.log.head();
    const [models, reacting, freshness] = await Promise.all([
      Promise.all(readModels.map((model) => this.statusOf(model, head.position))),
      this.reactions.at(head.position),
      this.freshness().catch(nothingWhereItIsNotFolded),
    ]);
    const log = { ...head, position: String(head.position) };
    return {
      data: { log, models, ...reacting, freshness },
      meta: { position: String(head.position) },
    };
  }

  private async statusOf(model: ReadModel, head: bigint) {
    const position = await this.rows.position(model);
    const stopped = (await this.stops.stopOf(model)) ?? null;
    return {
      model: modelVersionOf(model),
      position: String(position),
      lag: String(head > position ? head - position : 0n),
      stopped: stopped && { ...stopped, position: String(stopped.position) },
    };
  }

  /** Of everything that somebody must look at now and then, as each model knows it. */
  private async freshness() {
    const [lists, regimes] = await Promise.all([
      this.knowledge.of(exportControls, {}),
      this.knowledge.of(securityCouncil, {}),
    ]);
    const answers = await Promise.all([
      this.queries.execute(new ExportBanListsQuery(lists)),
      this.queries.execute(new SanctionsRegimesQuery(regimes)),
    ]);
    return answers.flatMap(({ meta }) => meta.freshness);
  }
}

/** A status is asked for most when something is wrong: the lag of the model says what. */
const nothingWhereItIsNotFolded = (error: unknown): readonly never[] => {
  if (error instanceof ModelBehind) return [];
  throw error;
};
