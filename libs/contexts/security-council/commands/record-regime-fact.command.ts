import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { EventLog, type Provenance } from '@platform/event-log';
import { recordFact, type FactToRecord, type Options, type Outcome } from '@recording';

import { sanctionsRegimeDoor } from './sanctions-regime.door';

/** A fact of a regime, recorded by hand. */
export class RecordRegimeFactCommand<DryRun extends boolean = false> extends Command<
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

@CommandHandler(RecordRegimeFactCommand)
export class RecordRegimeFactHandler implements ICommandHandler<RecordRegimeFactCommand<boolean>> {
  constructor(
    private readonly log: EventLog,
    private readonly archive: EvidenceArchive,
  ) {}

  execute({
    fact,
    provenance,
    options = { dryRun: false },
  }: RecordRegimeFactCommand<boolean>): Promise<Outcome<boolean>> {
    const { log, archive } = this;
    return recordFact({ log, archive }, sanctionsRegimeDoor, fact, { provenance, options });
  }
}
