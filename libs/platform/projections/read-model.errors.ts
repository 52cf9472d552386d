import { DomainError, type Instant } from '@kernel';

import { modelVersionOf, type ReadModel } from './projection';

/** An answer at a position that is still to come could change. */
export class PositionAhead extends DomainError {
  readonly code = 'POSITION_AHEAD';

  constructor(newest: bigint) {
    super(`The newest position is ${String(newest)}.`);
  }
}

/** Nothing was known yet: an answer would be silence that looks like "no". */
export class BeforeFirstPosition extends DomainError {
  readonly code = 'BEFORE_FIRST_POSITION';

  constructor(first: Instant | undefined) {
    super(
      first === undefined
        ? 'This instance has recorded nothing yet.'
        : `Nothing was known then: the first position of this instance is 1, recorded at ` +
            `${first}, and its first commit is not known before it is whole.`,
    );
  }
}

/** No model has the name, or this build folds another version of it. */
export class ModelUnknown extends DomainError {
  readonly code = 'MODEL_UNKNOWN';

  constructor(asked: string, models: readonly ReadModel[]) {
    const known = models.map(modelVersionOf).join(', ');
    super(`There is no read model ${asked}: this build folds ${known}.`);
  }
}

/** The model was waited for and did not come. Asked again a little later it may have. */
export class ModelBehind extends DomainError {
  readonly code = 'MODEL_BEHIND';

  constructor(model: ReadModel, position: bigint, applied: bigint) {
    const name = modelVersionOf(model);
    super(`${name} is at position ${String(applied)} and has not reached ${String(position)}.`);
  }
}

/** An event was lost or doubled between the log and the model. Nobody guesses what it said. */
export class ModelHasGap extends DomainError {
  readonly code = 'MODEL_HAS_GAP';

  constructor(expected: bigint, found: bigint) {
    super(`Position ${String(expected)} should come next, and ${String(found)} came.`);
  }
}

/** Half a commit is half a publication: nobody sees it. */
export class CommitSplit extends DomainError {
  readonly code = 'COMMIT_SPLIT';

  constructor(commit: string, position: bigint) {
    super(`Commit ${commit} came in part only, at position ${String(position)}.`);
  }
}

/** The rows were folded by another version's rules: a rebuild replaces them. */
export class ModelOfAnotherVersion extends DomainError {
  readonly code = 'MODEL_OF_ANOTHER_VERSION';

  constructor(model: string, stored: number) {
    super(`The rows are those of version ${String(stored)}, not of ${model}: rebuild them.`);
  }
}

/** A newer build has folded it: an older one that made it anew would take it away from that. */
export class ModelOfNewerVersion extends DomainError {
  readonly code = 'MODEL_OF_NEWER_VERSION';

  constructor(model: string, stored: number) {
    super(
      `The rows are those of version ${String(stored)}, newer than ${model}: a newer build runs.`,
    );
  }
}

/** The log was restored and opened anew: what the model applied may no longer be in it. */
export class ModelOfAnotherGeneration extends DomainError {
  readonly code = 'MODEL_OF_ANOTHER_GENERATION';

  constructor(model: string) {
    super(`${model} was folded from another generation of the log: rebuild it.`);
  }
}

/** The log was restored from an older copy: the model has applied what is not in it. */
export class ModelAheadOfLog extends DomainError {
  readonly code = 'MODEL_AHEAD_OF_LOG';

  constructor(model: string, position: bigint, head: bigint) {
    super(`${model} is at ${String(position)}, and the log ends at ${String(head)}: rebuild it.`);
  }
}

/** A projection threw: a mistake in its code that only a newer build mends. */
export class FoldFailed extends DomainError {
  readonly code = 'FOLD_FAILED';

  constructor(
    what: string,
    readonly position: bigint,
    cause: unknown,
  ) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`${what} could not be folded at position ${String(position)}: ${reason}`);
    this.cause = cause;
  }
}

/** Two answers to one question: at any instant a key has at most one version. */
export class VersionsOverlap extends DomainError {
  readonly code = 'VERSIONS_OVERLAP';

  constructor(key: string, at: string) {
    super(`${key} has two versions at ${at}, or one that ends as it begins.`);
  }
}

/** The database does not take what a projection gave it. */
export class RowsRefused extends DomainError {
  readonly code = 'ROWS_REFUSED';

  constructor(cause: Error) {
    super(`The database refused the model's rows: ${cause.message}`);
    this.cause = cause;
  }
}

/** Whoever folds a model apart has tables of its own: two at once would drop each other's. */
export class RebuildRunning extends DomainError {
  readonly code = 'REBUILD_RUNNING';

  constructor(model: string) {
    super(`${model} is being rebuilt or replayed already.`);
  }
}

export class RebuildCancelled extends DomainError {
  readonly code = 'REBUILD_CANCELLED';

  constructor(model: string, position: bigint) {
    super(`Folding ${model} anew was cancelled at position ${String(position)}.`);
  }
}
