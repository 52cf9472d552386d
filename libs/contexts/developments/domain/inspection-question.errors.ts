import { DomainError } from '@kernel';

export class QuestionAnswered extends DomainError {
  readonly code = 'QUESTION_ANSWERED';

  constructor(development: string) {
    super(`“${development}” was answered: a new question has a development of its own.`);
  }
}

export class NoOpenQuestion extends DomainError {
  readonly code = 'NO_OPEN_QUESTION';

  constructor(development: string) {
    super(`Nobody asks “${development}”: there is nothing to answer.`);
  }
}

/** What a reaction recorded stands and falls with the event that it was a reaction to. */
export class QuestionFollowsItsCause extends DomainError {
  readonly code = 'QUESTION_FOLLOWS_ITS_CAUSE';

  constructor(because: string) {
    super(`It was recorded because of ${because}: retract that event, and this goes with it.`);
  }
}
