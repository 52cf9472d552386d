import { DomainError } from '@kernel';

/** A lapse is nobody's act, and an act has a symbol. */
export class TerminationContradictsItself extends DomainError {
  readonly code = 'TERMINATION_CONTRADICTS_ITSELF';

  constructor(by: 'act' | 'lapse') {
    super(
      by === 'act'
        ? 'An act that terminates a regime has a symbol.'
        : 'A regime that lapsed was terminated by no resolution.',
    );
  }
}

export class TerminatedBeforeEstablished extends DomainError {
  readonly code = 'TERMINATED_BEFORE_ESTABLISHED';

  constructor(regime: string, day: string) {
    super(`On ${day} there was no regime ${regime} to terminate.`);
  }
}

export class RegimeAlreadyTerminated extends DomainError {
  readonly code = 'REGIME_ALREADY_TERMINATED';

  constructor(regime: string) {
    super(`${regime} is terminated by the record, and not reinstated in between.`);
  }
}

export class RegimeNotTerminated extends DomainError {
  readonly code = 'REGIME_NOT_TERMINATED';

  constructor(regime: string) {
    super(`${regime} was not terminated by then: it cannot be reinstated.`);
  }
}

/** The same act in other words: an act that happened once is one fact. */
export class TurnAlreadyRecorded extends DomainError {
  readonly code = 'TURN_ALREADY_RECORDED';

  constructor(regime: string) {
    super(`${regime} was reinstated at that time in other words: retract those first.`);
  }
}

/** Nobody contests measures that do not apply. Undated, it is a reinstatement that is contested. */
export class NothingToContest extends DomainError {
  readonly code = 'NOTHING_TO_CONTEST';

  constructor(regime: string) {
    super(`By the record there is nothing of ${regime} to contest then.`);
  }
}

export class ContestationAlreadyRecorded extends DomainError {
  readonly code = 'CONTESTATION_ALREADY_RECORDED';

  constructor(states: readonly string[]) {
    super(`${states.join(' and ')} contest this by the record, on another date.`);
  }
}
