import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { EventLog, type Provenance, type Receipt } from '@platform/event-log';
import { recordReferenceFacts, type ReferenceHistory } from '@recording';

import { exportBanListDoor } from './export-ban-list.door';

/** Records in one commit what a stream does not hold yet of the history that the product ships. */
export class RecordReferenceHistoryCommand extends Command<Receipt> {
  constructor(
    readonly history: ReferenceHistory,
    readonly provenance: Provenance,
  ) {
    super();
  }
}

@CommandHandler(RecordReferenceHistoryCommand)
export class RecordReferenceHistoryHandler implements ICommandHandler<RecordReferenceHistoryCommand> {
  constructor(
    private readonly log: EventLog,
    private readonly archive: EvidenceArchive,
  ) {}

  execute({ history, provenance }: RecordReferenceHistoryCommand): Promise<Receipt> {
    const { log, archive } = this;
    return recordReferenceFacts({ log, archive }, exportBanListDoor, history, provenance);
  }
}
