import type { Instant } from '@kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { EventLog, type NewFact, type Provenance } from '@platform/event-log';

import { exportBanList } from '../domain/export-ban-list.decider';
import { requireEvidence, requireEvidenceOfLook } from './cited-evidence';
import { commandOf, type PostedFact } from './posted-fact';
import { recordOrRehearse, type Options, type Outcome } from './record-or-rehearse';
import { standingList } from './standing-list';

/** A fact recorded by hand. Its evidence is that of the provenance. */
export type PostedListFact = PostedFact &
  Readonly<{
    /** `export-ban-list/kr-situational-licence` */
    stream: string;
    /** A UUID where the fact has a name of its own. */
    factId?: string | undefined;
    /** Nobody has looked on a day that begins after it. */
    askedAt: Instant;
  }>;

export class RecordListFactCommand<DryRun extends boolean = false> extends Command<
  Outcome<DryRun>
> {
  constructor(
    readonly fact: PostedListFact,
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
    const { stream, type, factId, askedAt } = fact;
    return recordOrRehearse(this.log, { stream, provenance, options }, async (history) => {
      const command = commandOf(stream, fact, askedAt);
      await requireEvidence(this.archive, type, provenance.evidence);
      const facts = exportBanList.decide(command, standingList(history));
      await requireEvidenceOfLook(this.archive, command, provenance.evidence);
      return facts.map((decided) => named(decided, type, factId));
    });
  }
}

/** One fact may be decided into several: the name is that of the one which was posted. */
const named = (fact: NewFact, type: string, id: string | undefined): NewFact =>
  fact.type === type ? { ...fact, id } : fact;
