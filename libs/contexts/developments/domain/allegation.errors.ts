import { DomainError } from '@kernel';

export class NothingAlleged extends DomainError {
  readonly code = 'NOTHING_ALLEGED';

  constructor(development: string) {
    super(`Nothing is alleged in “${development}”: there is nothing to deny.`);
  }
}

/** Who was not accused may have a position, and has nothing to deny. */
export class NotAccused extends DomainError {
  readonly code = 'NOT_ACCUSED';

  constructor(denier: string, accused: readonly string[]) {
    super(`${denier} is not accused: ${accused.join(', ')} are.`);
  }
}
