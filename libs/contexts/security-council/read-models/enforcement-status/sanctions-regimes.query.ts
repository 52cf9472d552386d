import { sourcesShown, type Answer, type Asked, type Incomplete } from '@answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EvidenceArchive } from '@platform/archive';
import { VersionRows, type VersionRow } from '@platform/projections';
import type { MeasuresAxis, MonitoringAxis, OversightAxis } from '@sanctions-regime';

import { metaOf } from '../answers/envelope';
import { statusesAt } from '../answers/regime-at';
import type { EnforcementStatus } from './enforcement-status.timeline';
import { shownStatus, type ShownStatus } from './shown-status';

/** A value of any of the three axes. */
export type StatusValue = MeasuresAxis | MonitoringAxis | OversightAxis;

export const STATUS_VALUES: readonly StatusValue[] = [
  'none',
  'in-force',
  'eased',
  'terminated',
  'contested',
  'active',
  'renewal-blocked',
  'lapsed',
  'unknown',
  'committee',
  'outside-un',
];

/** Every regime that is known, or those of which an axis has a value. */
export class SanctionsRegimesQuery extends Query<Answer<readonly ShownStatus[]>> {
  constructor(readonly asked: Asked & Readonly<{ status?: StatusValue | undefined }>) {
    super();
  }
}

@QueryHandler(SanctionsRegimesQuery)
export class SanctionsRegimesHandler implements IQueryHandler<SanctionsRegimesQuery> {
  constructor(
    private readonly rows: VersionRows,
    private readonly archive: EvidenceArchive,
  ) {}

  /** @throws UnreadableDate */
  async execute({ asked }: SanctionsRegimesQuery): Promise<Answer<readonly ShownStatus[]>> {
    const { status } = asked;
    const held = await statusesAt(this.rows, asked);
    const passing = held.filter(({ value }) => status === undefined || hasStatus(value, status));
    const cited = passing.flatMap(({ value }) => value.restsOn);
    const sources = await sourcesShown(this.archive, cited);
    return {
      data: passing.map((row) => shownStatus(row, sources)),
      meta: metaOf(
        asked,
        passing.map(({ value }) => value),
        status === undefined ? [] : undecided(held, status),
      ),
    };
  }
}

/** Regimes of which nobody can say whether they belong to the answer. */
const undecided = (
  held: readonly VersionRow<EnforcementStatus>[],
  status: StatusValue,
): readonly Incomplete[] =>
  held
    .map(({ value }) => value)
    .filter((value) => !hasStatus(value, status) && hasStatus(value, 'unknown'))
    .map(({ regime }) => ({
      reason: 'before-coverage',
      detail: `${regime}: whether it is ${status} is not known`,
    }));

const hasStatus = (
  { measures, monitoring, oversight }: EnforcementStatus,
  status: StatusValue,
): boolean => [measures, monitoring, ...oversight].includes(status);
