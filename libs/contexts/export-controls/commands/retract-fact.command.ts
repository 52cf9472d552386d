import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { EventLog, type Provenance } from '@platform/event-log';
import { retractFact, type FactToRetract, type Options, type Outcome } from '@recording';

import { exportBanListDoor } from './export-ban-list.door';

export class RetractFactCommand<DryRun extends boolean = false> extends Command<Outcome<DryRun>> {
  constructor(
    readonly retraction: FactToRetract,
    readonly provenance: Provenance,
    readonly options?: Options<DryRun>,
  ) {
    super();
  }
}

@CommandHandler(RetractFactCommand)
export class RetractFactHandler implements ICommandHandler<RetractFactCommand<boolean>> {
  constructor(
    private readonly log: EventLog,
    private readonly archive: EvidenceArchive,
  ) {}

  execute({
    retraction,
    provenance,
    options = { dryRun: false },
  }: RetractFactCommand<boolean>): Promise<Outcome<boolean>> {
    const { log, archive } = this;
    const delivery = { provenance, options };
    return retractFact({ log, archive }, exportBanListDoor, retraction, delivery);
  }
}
