import { DomainError } from '@kernel';

export class UnknownMeasure extends DomainError {
  readonly code = 'MEASURE_UNKNOWN';

  constructor(regime: string, measure: string) {
    super(`${regime} has no measure “${measure}” on record.`);
  }
}

export class MeasureAlreadyImposed extends DomainError {
  readonly code = 'MEASURE_ALREADY_IMPOSED';

  constructor(measure: string) {
    super(`“${measure}” is on record with other content: retract that first.`);
  }
}

export class MeasureReplacesItself extends DomainError {
  readonly code = 'MEASURE_REPLACES_ITSELF';

  constructor(measure: string) {
    super(`“${measure}” cannot take the place of itself.`);
  }
}

/** An easing that is amended is another one: it has a name of its own. */
export class EasingAlreadyRecorded extends DomainError {
  readonly code = 'EASING_ALREADY_RECORDED';

  constructor(easing: string, measure: string) {
    super(`“${easing}” of “${measure}” is on record with other content: retract that first.`);
  }
}

export class EasedBeforeImposed extends DomainError {
  readonly code = 'EASED_BEFORE_IMPOSED';

  constructor(measure: string, day: string) {
    super(`On ${day} there was no “${measure}” to ease.`);
  }
}
