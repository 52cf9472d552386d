import type { ExportBanListFact } from '@contracts';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceArchive, requireArchived } from '@platform/archive';
import {
  appendWhatIs,
  EventLog,
  type Decide,
  type Provenance,
  type Receipt,
} from '@platform/event-log';

import { newReferenceFacts, type ReferenceFact } from './reference-facts';

export type ReferenceHistory = Readonly<{
  /** `export-ban-list/kr-situational-licence` */
  stream: string;
  /** In the order in which they are to be decided. */
  facts: readonly ReferenceFact[];
}>;

/** Records in one commit what a stream does not hold yet of the history that the product ships. */
export class RecordReferenceHistoryCommand extends Command<Receipt> {
  constructor(
    readonly history: ReferenceHistory,
    readonly provenance: Provenance,
  ) {
    super();
  }
}

@CommandHandler(RecordReferenceHistoryCommand)
export class RecordReferenceHistoryHandler implements ICommandHandler<RecordReferenceHistoryCommand> {
  constructor(
    private readonly log: EventLog,
    private readonly archive: EvidenceArchive,
  ) {}

  async execute({ history, provenance: given }: RecordReferenceHistoryCommand): Promise<Receipt> {
    const { stream, facts } = history;
    const cited = new Set([...given.evidence, ...facts.flatMap(({ evidence }) => evidence)]);
    const provenance = { ...given, evidence: [...cited] };
    const decide: Decide<ExportBanListFact> = (known) => newReferenceFacts(stream, facts, known);
    await requireArchived(this.archive, provenance.evidence);
    // Asked once without the log's memory: the command has the same id at every start, and what
    // stands against a fact today may have been retracted tomorrow.
    await decide((await this.log.readStream<ExportBanListFact>(stream)).facts);
    return appendWhatIs(this.log, { stream, provenance }, decide);
  }
}
