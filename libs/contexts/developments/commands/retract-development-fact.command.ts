import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { EventLog, type Provenance } from '@platform/event-log';
import { retractFact, type FactToRetract, type Options, type Outcome } from '@recording';

import { developmentDoor } from './development-door';

export class RetractDevelopmentFactCommand<DryRun extends boolean = false> extends Command<
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

@CommandHandler(RetractDevelopmentFactCommand)
export class RetractDevelopmentFactHandler implements ICommandHandler<
  RetractDevelopmentFactCommand<boolean>
> {
  constructor(
    private readonly log: EventLog,
    private readonly archive: EvidenceArchive,
  ) {}

  execute({
    retraction,
    provenance,
    options = { dryRun: false },
  }: RetractDevelopmentFactCommand<boolean>): Promise<Outcome<boolean>> {
    return retractFact({ log: this.log, archive: this.archive }, developmentDoor, retraction, {
      provenance,
      options,
    });
  }
}
