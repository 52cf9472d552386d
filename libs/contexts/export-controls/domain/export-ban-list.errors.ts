import { DomainError } from '@kernel';

export class UnknownList extends DomainError {
  readonly code = 'LIST_UNKNOWN';

  constructor(list: string) {
    super(`No list ${list} was established.`);
  }
}

export class ListAlreadyEstablished extends DomainError {
  readonly code = 'LIST_ALREADY_ESTABLISHED';

  constructor(list: string) {
    super(`${list} is established with other content: retract its founding act first.`);
  }
}

export class UnknownProvision extends DomainError {
  readonly code = 'PROVISION_UNKNOWN';

  constructor(list: string, provision: string) {
    super(`${list} has no provision “${provision}”.`);
  }
}

export class DuplicateProvisions extends DomainError {
  readonly code = 'PROVISIONS_DUPLICATE';

  constructor(provisions: readonly string[]) {
    super(`Named more than once: ${provisions.join(', ')}.`);
  }
}

/** A day begins where the authority sits; one of another zone was misread or mistyped. */
export class ZoneNotOfAuthority extends DomainError {
  readonly code = 'ZONE_NOT_OF_AUTHORITY';

  constructor(zone: string, authoritys: string) {
    super(`The days of this authority begin in ${authoritys}, not in ${zone}.`);
  }
}

export class EffectBeforePromulgation extends DomainError {
  readonly code = 'EFFECT_BEFORE_PROMULGATION';

  constructor(effectiveOn: string, promulgatedOn: string) {
    super(`What was promulgated on ${promulgatedOn} cannot bind from ${effectiveOn} on.`);
  }
}

export class EffectBeforeEstablishment extends DomainError {
  readonly code = 'EFFECT_BEFORE_ESTABLISHMENT';

  constructor(effectiveOn: string, establishedOn: string) {
    super(`The list takes effect on ${establishedOn}: nothing of it changes on ${effectiveOn}.`);
  }
}

export class ListEnded extends DomainError {
  readonly code = 'LIST_ENDED';

  constructor(list: string, day: string) {
    super(`Every provision of ${list} has ended on ${day}: nothing is left to change.`);
  }
}

export class ProvisionEnded extends DomainError {
  readonly code = 'PROVISION_ENDED';

  constructor(provision: string, day: string) {
    super(`“${provision}” has ended on ${day}.`);
  }
}

/** One change is one act: an act that does two things to a list is two changes of it. */
export class ChangeAlreadyRecorded extends DomainError {
  readonly code = 'CHANGE_ALREADY_RECORDED';

  constructor(changeId: string) {
    super(`“${changeId}” is on record with other content: retract that first.`);
  }
}

export class AnnouncedAfterPromulgated extends DomainError {
  readonly code = 'ANNOUNCED_AFTER_PROMULGATED';

  constructor(changeId: string) {
    super(`“${changeId}” is promulgated: there was nothing left to announce.`);
  }
}
