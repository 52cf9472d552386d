import { createHash } from 'node:crypto';

import { exportBanListStream, type ExportBanListFact, type ListedItem } from '@contracts';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { EventLog, type Provenance } from '@platform/event-log';
import { recordOrRehearse, requireEvidence, type Options, type Outcome } from '@recording';
import { parseItemisedEdition } from '@sources/itemised-edition';

import { exportBanList } from '../domain/export-ban-list.decider';
import { UnknownList } from '../domain/export-ban-list.errors';
import { editionOf, type EditionRequest } from './edition-request';
import { EditionHasIssues, EditionNotCited } from './edition.errors';
import { requireKnownCodes } from './known-codes';
import { standingList } from './standing-list';

/** Compares a whole edition with the items on record; the difference becomes one commit. */
export class RecordEditionCommand<DryRun extends boolean = false> extends Command<Outcome<DryRun>> {
  constructor(
    readonly edition: EditionRequest,
    readonly provenance: Provenance,
    readonly options?: Options<DryRun>,
  ) {
    super();
  }
}

@CommandHandler(RecordEditionCommand)
export class RecordEditionHandler implements ICommandHandler<RecordEditionCommand<boolean>> {
  constructor(
    private readonly log: EventLog,
    private readonly archive: EvidenceArchive,
  ) {}

  execute({
    edition,
    provenance,
    options = { dryRun: false },
  }: RecordEditionCommand<boolean>): Promise<Outcome<boolean>> {
    const { list } = edition;
    const stream = exportBanListStream(list);
    const writing = { stream, provenance, options };
    return recordOrRehearse<ExportBanListFact>(this.log, writing, async (history) => {
      const state = standingList(history);
      if (state.status === 'unknown') throw new UnknownList(list);
      const described = editionOf(edition, state);
      await this.requireCited(edition, provenance);
      const data = { ...described, items: itemsOf(edition) };
      return exportBanList.decide({ type: 'RecordEdition', list, data }, state);
    });
  }

  private async requireCited(
    { document }: EditionRequest,
    { evidence }: Provenance,
  ): Promise<void> {
    const sha256 = createHash('sha256').update(document.bytes).digest('hex');
    if (!evidence.includes(sha256)) throw new EditionNotCited(sha256);
    await requireEvidence(this.archive, 'An edition', evidence);
  }
}

/** @throws UnreadableEdition, EditionHasIssues, GoodsCodeUnknown */
const itemsOf = ({ document, codeSystem, edition }: EditionRequest): readonly ListedItem[] => {
  const { bytes, format } = document;
  const { items, issues } = parseItemisedEdition(bytes, format, { codeSystem, edition });
  if (issues.length > 0) throw new EditionHasIssues(issues);
  requireKnownCodes(items);
  return items.map(({ line: _, ...item }) => item);
};
