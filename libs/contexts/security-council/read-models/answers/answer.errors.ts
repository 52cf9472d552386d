import { regimeNotHeld } from '@answers';
import { DomainError } from '@kernel';

export class RegimeUnknown extends DomainError {
  readonly code = 'REGIME_UNKNOWN';

  constructor(regime: string) {
    super(detailOf(regime));
  }
}

const detailOf = (regime: string): string => {
  const unheld = regimeNotHeld(regime);
  return unheld === undefined
    ? `No sanctions regime “${regime}” is known at this position.`
    : `The sanctions regime “${regime}” (${unheld.name}, ${unheld.establishedBy}) exists, and ` +
        'nothing of it is held at this position.';
};

/** "No votes" would be read as "nobody voted on it". */
export class SymbolUnknown extends DomainError {
  readonly code = 'SYMBOL_UNKNOWN';

  constructor(symbol: string) {
    super(
      `No draft or resolution “${symbol}” of the regimes asked about is known at this position.`,
    );
  }
}

/** A filter that no state can pass would answer "nothing" to a typing error. */
export class StateUnknown extends DomainError {
  readonly code = 'STATE_UNKNOWN';

  constructor(text: string) {
    super(`“${text}” is no state of ISO 3166-1 alpha-3, such as RUS or GBR.`);
  }
}

export class PeriodReversed extends DomainError {
  readonly code = 'PERIOD_REVERSED';

  constructor(from: string, to: string) {
    super(`The period from ${from} to ${to} ends before it begins.`);
  }
}
