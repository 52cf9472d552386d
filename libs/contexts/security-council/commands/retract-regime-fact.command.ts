import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { EventLog, type Provenance } from '@platform/event-log';
import { retractFact, type FactToRetract, type Options, type Outcome } from '@recording';

import { sanctionsRegimeDoor } from './sanctions-regime.door';

/** A fact of a regime that was wrong, and what is right instead. */
export class RetractRegimeFactCommand<DryRun extends boolean = false> extends Command<
  Outcome<DryRun>
> {
  constructor(
    readonly retraction: FactToRetract,
    readonly provenance: Provenance,
    readonly options?: Options<DryRun>,
  ) {
    super();
  }
}

@CommandHandler(RetractRegimeFactCommand)
export class RetractRegimeFactHandler implements ICommandHandler<
  RetractRegimeFactCommand<boolean>
> {
  constructor(
    private readonly log: EventLog,
    private readonly archive: EvidenceArchive,
  ) {}

  execute({
    retraction,
    provenance,
    options = { dryRun: false },
  }: RetractRegimeFactCommand<boolean>): Promise<Outcome<boolean>> {
    const { log, archive } = this;
    return retractFact({ log, archive }, sanctionsRegimeDoor, retraction, { provenance, options });
  }
}
