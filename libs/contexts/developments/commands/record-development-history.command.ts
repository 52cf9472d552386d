import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { EventLog, type Provenance, type Receipt } from '@platform/event-log';
import { recordReferenceFacts, type ReferenceHistory } from '@recording';

import { developmentDoor } from './development-door';

/** Records in one commit what a stream does not hold yet of the history that the product ships. */
export class RecordDevelopmentHistoryCommand extends Command<Receipt> {
  constructor(
    readonly history: ReferenceHistory,
    readonly provenance: Provenance,
  ) {
    super();
  }
}

@CommandHandler(RecordDevelopmentHistoryCommand)
export class RecordDevelopmentHistoryHandler implements ICommandHandler<RecordDevelopmentHistoryCommand> {
  constructor(
    private readonly log: EventLog,
    private readonly archive: EvidenceArchive,
  ) {}

  execute({ history, provenance }: RecordDevelopmentHistoryCommand): Promise<Receipt> {
    const ports = { log: this.log, archive: this.archive };
    return recordReferenceFacts(ports, developmentDoor, history, provenance);
  }
}
