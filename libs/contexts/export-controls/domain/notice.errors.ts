import { DomainError } from '@kernel';

/** What was due when somebody looked is so no more: the change was taken back, or its day moved. */
export class DayNotOfChange extends DomainError {
  readonly code = 'DAY_NOT_OF_CHANGE';

  constructor(changeId: string, day: string) {
    super(`By the record “${changeId}” does not take effect on ${day}.`);
  }
}

export class EffectInTheFuture extends DomainError {
  readonly code = 'EFFECT_IN_THE_FUTURE';

  constructor(changeId: string, day: string, zone: string) {
    super(`“${changeId}” has not taken effect: ${day} has not begun in ${zone}.`);
  }
}
