import { DomainError } from '@kernel';

/** Nothing is ratified, in force or ended that nobody signed. */
export class TreatyNotSigned extends DomainError {
  readonly code = 'TREATY_NOT_SIGNED';

  constructor(development: string) {
    super(`No treaty was signed in “${development}”: record its signature first.`);
  }
}

/** Whoever asks about `treaty:ru-kp-2024` finds it in `treaty-ru-kp-2024`, and nowhere else. */
export class TreatyMisnamed extends DomainError {
  readonly code = 'TREATY_MISNAMED';

  constructor(treaty: string, development: string) {
    super(`The development of treaty “${treaty}” is treaty-${treaty}, not ${development}.`);
  }
}

export class NotAParty extends DomainError {
  readonly code = 'NOT_A_PARTY';

  constructor(party: string, parties: readonly string[]) {
    super(`${party} is no party to the treaty: those are ${parties.join(', ')}.`);
  }
}

export class BeforeSignature extends DomainError {
  readonly code = 'BEFORE_SIGNATURE';

  constructor(date: string, signedOn: string) {
    super(`What was signed on ${signedOn} had no life yet on ${date}.`);
  }
}

export class EndsBeforeItIsInForce extends DomainError {
  readonly code = 'ENDS_BEFORE_IT_IS_IN_FORCE';

  constructor(endedFrom: string, inForceOn: string) {
    super(`A treaty that is without force from ${endedFrom} on is not in force from ${inForceOn}.`);
  }
}
