import type { Instant } from '@kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceArchive, requireArchived } from '@platform/archive';
import { EventLog, type Provenance } from '@platform/event-log';

import { retract } from '../domain/retraction';
import { requireEvidence, requireEvidenceOfLook } from './cited-evidence';
import { commandOf, listOf, type PostedFact } from './posted-fact';
import { recordOrRehearse, type Options, type Outcome } from './record-or-rehearse';

export type RetractedFact = Readonly<{
  /** `export-ban-list/kr-situational-licence` */
  stream: string;
  eventId: string;
  reason: string;
  /** What is right instead, with the provenance's evidence. */
  replacement?: PostedFact | undefined;
  /** Nobody has looked on a day that begins after it. */
  askedAt: Instant;
}>;

export class RetractFactCommand<DryRun extends boolean = false> extends Command<Outcome<DryRun>> {
  constructor(
    readonly retraction: RetractedFact,
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
    const { stream, eventId, reason, replacement: right, askedAt } = retraction;
    return recordOrRehearse(this.log, { stream, provenance, options }, async (history) => {
      const list = listOf(stream);
      const replacement = right && commandOf(stream, right, askedAt);
      await (right
        ? requireEvidence(this.archive, right.type, provenance.evidence)
        : requireArchived(this.archive, provenance.evidence));
      const facts = retract(history, { list, eventId, reason, replacement });
      if (replacement) await requireEvidenceOfLook(this.archive, replacement, provenance.evidence);
      return facts;
    });
  }
}
