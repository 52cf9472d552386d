import { DomainError } from '@kernel';

export class ImpossibleTally extends DomainError {
  readonly code = 'TALLY_IMPOSSIBLE';

  constructor(symbol: string) {
    super(`No Council could have voted so on ${symbol}.`);
  }
}

export class TooFewVotes extends DomainError {
  readonly code = 'VOTES_TOO_FEW';

  constructor(symbol: string, inFavour: number) {
    super(
      `${symbol} had ${String(inFavour)} votes in favour: Article 27 (3) of the Charter asks for ` +
        'nine.',
    );
  }
}

export class PermanentMemberAgainst extends DomainError {
  readonly code = 'PERMANENT_MEMBER_AGAINST';

  constructor(symbol: string, states: readonly string[]) {
    super(
      `${states.join(' and ')} voted against ${symbol}: by Article 27 (3) of the Charter it was ` +
        'not adopted.',
    );
  }
}

export class NotAVeto extends DomainError {
  readonly code = 'NOT_A_VETO';

  constructor(symbol: string) {
    super(`${symbol} lacked nine votes, or no permanent member is known to have voted against it.`);
  }
}

/** Article 23 of the Charter names the five: whoever else votes against vetoes nothing. */
export class VetoOfElectedMember extends DomainError {
  readonly code = 'VETO_OF_ELECTED_MEMBER';

  constructor(states: readonly string[]) {
    super(`${states.join(' and ')}: no permanent member, and without a veto.`);
  }
}

export class VetoDisagreesWithCasts extends DomainError {
  readonly code = 'VETO_DISAGREES_WITH_CASTS';

  constructor(vetoedBy: readonly string[], against: readonly string[]) {
    super(
      `Vetoed by ${vetoedBy.join(', ')}, it says; the permanent members whose votes against are ` +
        `named are ${against.join(', ')}.`,
    );
  }
}

export class NotAFailure extends DomainError {
  readonly code = 'NOT_A_FAILURE';

  constructor(symbol: string) {
    super(`${symbol} had nine votes: it was adopted, or a permanent member vetoed it.`);
  }
}

export class VoteAlreadyRecorded extends DomainError {
  readonly code = 'VOTE_ALREADY_RECORDED';

  constructor(symbol: string) {
    super(`The vote on ${symbol} is on record in other words: retract that one first.`);
  }
}

export class DraftAlreadyTabled extends DomainError {
  readonly code = 'DRAFT_ALREADY_TABLED';

  constructor(symbol: string) {
    super(`${symbol} is on record with other content: retract that first.`);
  }
}

export class TabledAfterVote extends DomainError {
  readonly code = 'TABLED_AFTER_VOTE';

  constructor(symbol: string) {
    super(`${symbol} was voted on before it was tabled.`);
  }
}

/** `S/RES/2680(2023)` is what a draft becomes, `S/2024/255` what it is before. */
export class SymbolOfOtherDocument extends DomainError {
  readonly code = 'SYMBOL_OF_OTHER_DOCUMENT';

  constructor(symbol: string, expected: 'draft' | 'resolution') {
    super(`${symbol} is no symbol of a ${expected}.`);
  }
}
