import { DomainError } from '@kernel';

export class ListUnknown extends DomainError {
  readonly code = 'LIST_UNKNOWN';

  constructor(list: string) {
    super(`No export-ban list “${list}” is known at this position.`);
  }
}

/** "No lists" would be read as "this authority restricts nothing". */
export class AuthorityUnknown extends DomainError {
  readonly code = 'AUTHORITY_UNKNOWN';

  constructor(authority: string) {
    super(`No authority “${authority}” has an export-ban list that is known at this position.`);
  }
}

export class DeterminationUnknown extends DomainError {
  readonly code = 'DETERMINATION_UNKNOWN';

  constructor(id: string) {
    super(`No determination ${id} is known at this position.`);
  }
}

/** A filter that no country can pass would answer "nothing" to a typing error. */
export class CountryUnknown extends DomainError {
  readonly code = 'COUNTRY_UNKNOWN';

  constructor(text: string) {
    super(`“${text}” is no country code of ISO 3166-1 alpha-2, such as KR or GB.`);
  }
}

export class PeriodReversed extends DomainError {
  readonly code = 'PERIOD_REVERSED';

  constructor(from: string, to: string) {
    super(`The period from ${from} to ${to} ends before it begins.`);
  }
}

export class CursorUnreadable extends DomainError {
  readonly code = 'CURSOR_UNREADABLE';

  constructor(cursor: string) {
    super(`“${cursor}” is no cursor of this list.`);
  }
}
