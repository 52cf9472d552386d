import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { EventLog, type Provenance } from '@platform/event-log';
import { recordFact, type FactToRecord, type Options, type Outcome } from '@recording';

import { developmentDoor } from './development-door';

export class RecordDevelopmentFactCommand<DryRun extends boolean = false> extends Command<
  Outcome<DryRun>
> {
  constructor(
    /** Its stream is `development/treaty-ru-kp-2024`; its evidence is that of the provenance. */
    readonly fact: FactToRecord,
    readonly provenance: Provenance,
    readonly options?: Options<DryRun>,
  ) {
    super();
  }
}

@CommandHandler(RecordDevelopmentFactCommand)
export class RecordDevelopmentFactHandler implements ICommandHandler<
  RecordDevelopmentFactCommand<boolean>
> {
  constructor(
    private readonly log: EventLog,
    private readonly archive: EvidenceArchive,
  ) {}

  execute({
    fact,
    provenance,
    options = { dryRun: false },
  }: RecordDevelopmentFactCommand<boolean>): Promise<Outcome<boolean>> {
    return recordFact({ log: this.log, archive: this.archive }, developmentDoor, fact, {
      provenance,
      options,
    });
  }
}
