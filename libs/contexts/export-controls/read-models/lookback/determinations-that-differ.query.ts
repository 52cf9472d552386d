import type { Answer, Asked } from '@answers';
import { dayOf, type CalendarDate, type Instant } from '@kernel';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { VersionRows } from '@platform/projections';

import { PeriodReversed } from '../answers/answer.errors';
import { metaOf } from '../answers/envelope';
import { exportControls } from '../export-controls.read-model';
import {
  exportDetermination,
  type ExportDetermination,
} from '../export-determination/export-determination.timeline';
import { askedAgain, type GoodDiffers } from './asked-again';

type Period = Readonly<{
  /** Days on which the checks were asked, in UTC, both included. */
  from?: CalendarDate | undefined;
  to?: CalendarDate | undefined;
}>;

export type DiffersNow = Pick<
  ExportDetermination,
  'determination' | 'askedAt' | 'position' | 'modelVersion'
> &
  Readonly<{ sha256: string; differs: readonly GoodDiffers[] }>;

/** Looks back over what was answered: which of it would be answered otherwise, and why. */
export class DeterminationsThatDifferQuery extends Query<Answer<readonly DiffersNow[]>> {
  constructor(readonly asked: Asked & Period) {
    super();
  }
}

@QueryHandler(DeterminationsThatDifferQuery)
export class DeterminationsThatDifferHandler implements IQueryHandler<DeterminationsThatDifferQuery> {
  constructor(private readonly rows: VersionRows) {}

  /** In the order in which they were asked. @throws PeriodReversed */
  async execute({ asked }: DeterminationsThatDifferQuery): Promise<Answer<readonly DiffersNow[]>> {
    const { position, from, to } = asked;
    if (from !== undefined && to !== undefined && to < from) throw new PeriodReversed(from, to);
    const found = await this.rows.find(exportControls, exportDetermination, { position });
    const data: DiffersNow[] = [];
    for (const { value } of found.toSorted(askedFirst)) {
      if (!wasAskedWithin(value.askedAt, asked)) continue;
      const differs = await askedAgain(this.rows, value, asked);
      if (differs.length > 0) data.push(shown(value, differs));
    }
    return { data, meta: metaOf(asked, []) };
  }
}

const askedFirst = (one: { validFrom: Instant }, other: { validFrom: Instant }): number =>
  Number(one.validFrom > other.validFrom) - Number(one.validFrom < other.validFrom);

const wasAskedWithin = (askedAt: Instant, { from, to }: Period): boolean => {
  const day = dayOf(askedAt, 'UTC');
  return (from === undefined || from <= day) && (to === undefined || day <= to);
};

const shown = (
  { determination, askedAt, position, modelVersion, answerSha256: sha256 }: ExportDetermination,
  differs: readonly GoodDiffers[],
): DiffersNow => ({ determination, askedAt, position, modelVersion, sha256, differs });
