import {
  exportControls,
  ExportCheckQuery,
  IssueDeterminationCommand,
} from '@contexts/export-controls';
import { exportDeterminationStream, type ExportDeterminationIssued } from '@contracts';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CommandGateway } from '@platform/command-gateway';
import { EventLog, type Provenance } from '@platform/event-log';
import { modelVersionOf } from '@platform/projections';

import { KnowledgeAt } from '../reads/knowledge';
import type { IssueCheckRequest } from './export-checks.request';

/**
 * The query computes the answer; the command only records question, answer, position and model
 * version. What is returned is read back from the log, so that the same key gets the same bytes.
 */
@Injectable()
export class IssueCheck {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandGateway,
    private readonly knowledge: KnowledgeAt,
    private readonly log: EventLog,
  ) {}

  /** @throws ModelBehind where the model does not reach the end of the log in time */
  async of(asked: IssueCheckRequest, provenance: Provenance) {
    const determination = provenance.commandId;
    const done = await this.log.receiptOf(provenance);
    if (!done) await this.issue(asked, provenance);
    return this.recorded(determination);
  }

  private async issue(asked: IssueCheckRequest, provenance: Provenance): Promise<void> {
    // What is kept for ever and shown to others rests on all that is recorded by now.
    const { position: newest } = await this.log.head();
    const known = await this.knowledge.of(exportControls, { minPosition: String(newest) });
    const { goods, destination, origin, asOf, contractedOn, departsOn } = asked;
    const shipment = { goods, destination, origin, contractedOn, departsOn };
    const query = new ExportCheckQuery({ ...shipment, asOf, ...known });
    const { data: answer } = await this.queries.execute(query);
    const issued = {
      determination: provenance.commandId,
      question: questionOf(asked),
      answer,
      askedAt: known.now,
      position: String(known.position),
      modelVersion: modelVersionOf(exportControls),
    };
    await this.commands.execute(new IssueDeterminationCommand(issued, provenance));
  }

  private async recorded(determination: string) {
    const stream = exportDeterminationStream(determination);
    const { facts } = await this.log.readStream<ExportDeterminationIssued>(stream);
    const parts = facts.map(({ data }) => data).sort((a, b) => a.part.index - b.part.index);
    const answers = parts.flatMap(({ answer }) => JSON.parse(answer) as readonly unknown[]);
    const { answerSha256: sha256, position: computedAt, modelVersion, askedAt } = parts[0] ?? {};
    const { position: last = 0n } = facts.at(-1) ?? {};
    await this.knowledge.settle(exportControls, last);
    const position = String(last);
    return {
      data: { determination, position, sha256, computedAt, askedAt, answers },
      meta: { position, modelVersion },
    };
  }
}

const questionOf = (asked: IssueCheckRequest) => ({
  goods: asked.goods,
  destination: asked.destination,
  origin: asked.origin ?? null,
  asOf: asked.asOf ?? null,
  contractedOn: asked.contractedOn ?? null,
  departsOn: asked.departsOn ?? null,
});
