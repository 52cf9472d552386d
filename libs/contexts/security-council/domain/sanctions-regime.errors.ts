import { DomainError } from '@kernel';

export class UnknownRegime extends DomainError {
  readonly code = 'REGIME_UNKNOWN';

  constructor(regime: string) {
    super(`No regime ${regime} was established.`);
  }
}

export class RegimeAlreadyEstablished extends DomainError {
  readonly code = 'REGIME_ALREADY_ESTABLISHED';

  constructor(regime: string) {
    super(`${regime} is established with other content: retract its founding act first.`);
  }
}

/** A day begins where the authority sits; one of another zone was misread or mistyped. */
export class ZoneNotOfCouncil extends DomainError {
  readonly code = 'ZONE_NOT_OF_COUNCIL';

  constructor(zone: string, place: string) {
    super(`These days begin in ${place}, where they were decided, not in ${zone}.`);
  }
}

export class EndsBeforeItBegins extends DomainError {
  readonly code = 'ENDS_BEFORE_IT_BEGINS';

  constructor(beginning: string, lastDay: string) {
    super(`What begins on ${beginning} does not last until ${lastDay}.`);
  }
}
