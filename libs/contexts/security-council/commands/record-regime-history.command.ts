import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { EventLog, type Provenance, type Receipt } from '@platform/event-log';
import { recordReferenceFacts, type ReferenceHistory } from '@recording';

import { sanctionsRegimeDoor } from './sanctions-regime.door';

/** Records in one commit what a stream does not hold yet of the history that the product ships. */
export class RecordRegimeHistoryCommand extends Command<Receipt> {
  constructor(
    readonly history: ReferenceHistory,
    readonly provenance: Provenance,
  ) {
    super();
  }
}

@CommandHandler(RecordRegimeHistoryCommand)
export class RecordRegimeHistoryHandler implements ICommandHandler<RecordRegimeHistoryCommand> {
  constructor(
    private readonly log: EventLog,
    private readonly archive: EvidenceArchive,
  ) {}

  execute({ history, provenance }: RecordRegimeHistoryCommand): Promise<Receipt> {
    const { log, archive } = this;
    return recordReferenceFacts({ log, archive }, sanctionsRegimeDoor, history, provenance);
  }
}
