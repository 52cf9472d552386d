import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { EventLog, type Provenance } from '@platform/event-log';
import { recordFact, type FactToRecord, type Options, type Outcome } from '@recording';

import { exportBanListDoor } from './export-ban-list.door';

/** A fact of a list, recorded by hand. */
export class RecordListFactCommand<DryRun extends boolean = false> extends Command<
  Outcome<DryRun>
> {
  constructor(
    readonly fact: FactToRecord,
    readonly provenance: Provenance,
    readonly options?: Options<DryRun>,
  ) {
    super();
  }
}

@CommandHandler(RecordListFactCommand)
export class RecordListFactHandler implements ICommandHandler<RecordListFactCommand<boolean>> {
  constructor(
    private readonly log: EventLog,
    private readonly archive: EvidenceArchive,
  ) {}

  execute({
    fact,
    provenance,
    options = { dryRun: false },
  }: RecordListFactCommand<boolean>): Promise<Outcome<boolean>> {
    const { log, archive } = this;
    return recordFact({ log, archive }, exportBanListDoor, fact, { provenance, options });
  }
}
