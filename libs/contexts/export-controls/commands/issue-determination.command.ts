import { exportDeterminationStream, type ExportDeterminationIssued } from '@contracts';
import { DomainError } from '@kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { appendWhatIs, EventLog, type Provenance, type Receipt } from '@platform/event-log';

import { partsOfDetermination, type Determination } from './determination-parts';

/** Keeps an answer word for word. It was computed by the query: here it is only recorded. */
export class IssueDeterminationCommand extends Command<Receipt> {
  constructor(
    readonly determination: Determination,
    readonly provenance: Provenance,
  ) {
    super();
  }
}

@CommandHandler(IssueDeterminationCommand)
export class IssueDeterminationHandler implements ICommandHandler<IssueDeterminationCommand> {
  constructor(private readonly log: EventLog) {}

  execute({ determination, provenance }: IssueDeterminationCommand): Promise<Receipt> {
    const { determination: id } = determination;
    const stream = exportDeterminationStream(id);
    return appendWhatIs<ExportDeterminationIssued>(this.log, { stream, provenance }, (history) => {
      if (history.length > 0) throw new DeterminationAlreadyIssued(id);
      return partsOfDetermination(determination);
    });
  }
}

/** An answer that was given is never given otherwise: who asks again gets another determination. */
export class DeterminationAlreadyIssued extends DomainError {
  readonly code = 'DETERMINATION_ALREADY_ISSUED';

  constructor(id: string) {
    super(`Determination ${id} was issued before.`);
  }
}
