import { DomainError } from '@kernel';
import { RUNS_KEPT } from '@platform/projections/runs';

export class RebuildUnknown extends DomainError {
  readonly code = 'REBUILD_UNKNOWN';

  constructor(id: string) {
    super(
      `There is no rebuild ${id}, or it is forgotten: of those that have ended the newest ` +
        `${String(RUNS_KEPT)} are kept.`,
    );
  }
}
