import { DomainError } from '@kernel';
import { RUNS_KEPT } from '@platform/projections/runs';

export class ReplayUnknown extends DomainError {
  readonly code = 'REPLAY_UNKNOWN';

  constructor(id: string) {
    super(
      `There is no replay ${id}, or it is forgotten: of those that have ended the newest ` +
        `${String(RUNS_KEPT)} are kept.`,
    );
  }
}
