import { DomainError } from '@kernel';

/** No edition at all: half a download, another file, another encoding. Nothing in it is trusted. */
export class UnreadableEdition extends DomainError {
  readonly code = 'EDITION_UNREADABLE';

  constructor(why: string) {
    super(`The edition cannot be read: ${why}.`);
  }
}
