import { type Answer, type Asked, type Sourced, sourcesShown } from '@answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows } from '@platform/projections';

import { DeterminationUnknown } from '../answers/answer.errors';
import { metaOf } from '../answers/envelope';
import { exportControls } from '../export-controls.read-model';
import {
  exportDetermination,
  type ExportDetermination,
} from '../export-determination/export-determination.timeline';
import { askedAgain, type GoodDiffers } from './asked-again';

export type ShownDetermination = Omit<ExportDetermination, 'answer' | 'answerSha256' | 'restsOn'> &
  Readonly<{
    sha256: string;
    /** Word for word: its RFC 8785 JSON has the SHA-256 that was stored with it. */
    answers: unknown;
    /** What would be answered otherwise at the position, goods that would not being left out. */
    differs?: readonly GoodDiffers[];
    /** The fact that holds it. */
    recorded: Partial<Sourced>;
  }>;

/** A recorded check as it was answered, and on request what would be answered now. */
export class DeterminationQuery extends Query<Answer<ShownDetermination>> {
  constructor(readonly asked: Asked & Readonly<{ id: string; compare: boolean }>) {
    super();
  }
}

@QueryHandler(DeterminationQuery)
export class DeterminationHandler implements IQueryHandler<DeterminationQuery> {
  constructor(
    private readonly rows: VersionRows,
    private readonly archive: EvidenceArchive,
  ) {}

  /** @throws DeterminationUnknown */
  async execute({ asked }: DeterminationQuery): Promise<Answer<ShownDetermination>> {
    const { id, position, compare } = asked;
    const sought = { key: id, position };
    const [row] = await this.rows.find(exportControls, exportDetermination, sought);
    if (!row) throw new DeterminationUnknown(id);
    const { answer, answerSha256: sha256, restsOn, ...stored } = row.value;
    const sources = await sourcesShown(this.archive, restsOn);
    const differs = compare ? { differs: await askedAgain(this.rows, row.value, asked) } : {};
    return {
      data: {
        ...stored,
        sha256,
        answers: JSON.parse(answer) as unknown,
        ...differs,
        recorded: sources(restsOn),
      },
      meta: metaOf(asked, []),
    };
  }
}
