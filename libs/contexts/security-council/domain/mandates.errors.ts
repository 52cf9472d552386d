import { DomainError } from '@kernel';

export class NoMandateToExtend extends DomainError {
  readonly code = 'NO_MANDATE_TO_EXTEND';

  constructor(mandate: string, day: string) {
    super(`No mandate “${mandate}” was established by ${day}.`);
  }
}

export class UnknownMandate extends DomainError {
  readonly code = 'MANDATE_UNKNOWN';

  constructor(mandate: string) {
    super(`No mandate “${mandate}” is on record.`);
  }
}

export class MandateAlreadyEstablished extends DomainError {
  readonly code = 'MANDATE_ALREADY_ESTABLISHED';

  constructor(mandate: string) {
    super(`“${mandate}” is established with other content: retract that first.`);
  }
}

export class ExtendedBeforeEstablished extends DomainError {
  readonly code = 'EXTENDED_BEFORE_ESTABLISHED';

  constructor(mandate: string, day: string) {
    super(`“${mandate}” was extended on ${day}: it was established before.`);
  }
}

export class ExtensionAlreadyRecorded extends DomainError {
  readonly code = 'EXTENSION_ALREADY_RECORDED';

  constructor(symbol: string, mandate: string) {
    super(`“${mandate}” runs until another day by ${symbol}: retract that first.`);
  }
}

/** The Council extends; what ends a mandate before its day is another act. */
export class ExtensionShortens extends DomainError {
  readonly code = 'EXTENSION_SHORTENS';

  constructor(mandate: string, endsOn: string, other: string) {
    super(
      `“${mandate}” runs until ${other} by the record: no extension until ${endsOn} fits that.`,
    );
  }
}

export class MonitorAlreadyEstablished extends DomainError {
  readonly code = 'MONITOR_ALREADY_ESTABLISHED';

  constructor(body: string) {
    super(`“${body}” is on record with other content: retract that first.`);
  }
}
