import { DomainError } from '@kernel';

import type { DevelopmentKind } from './development';

export class UnknownDevelopment extends DomainError {
  readonly code = 'DEVELOPMENT_UNKNOWN';

  constructor(development: string) {
    super(`No development “${development}” is known.`);
  }
}

/** One thing that somebody did or said is one development: another thing has its own stream. */
export class DevelopmentOfAnotherKind extends DomainError {
  readonly code = 'DEVELOPMENT_OF_ANOTHER_KIND';

  constructor(development: string, known: DevelopmentKind, asked: DevelopmentKind) {
    super(
      `“${development}” is known as ${known}: what is said of ${asked} is another development.`,
    );
  }
}

/** A changed mind is a development of its own; a misread one is retracted. */
export class SaidOtherwise extends DomainError {
  readonly code = 'SAID_OTHERWISE';

  constructor(type: string) {
    super(
      `${type} is on record in other words: retract those first, or record what is new as a ` +
        'development of its own.',
    );
  }
}
