import { DomainError } from '@kernel';

/** A fact without a document is an opinion. */
export class EvidenceMissing extends DomainError {
  readonly code = 'EVIDENCE_MISSING';

  constructor(type: string) {
    super(`${type} cites no evidence: archive the document, then cite it.`);
  }
}

/** A document that was archived twice keeps the day of its first retrieval. */
export class EvidenceOlderThanLook extends DomainError {
  readonly code = 'EVIDENCE_OLDER_THAN_LOOK';

  constructor(day: string) {
    super(
      `All that is cited was retrieved before ${day}: archive what was seen on that day, or a ` +
        'citation of it where the document is the same as before.',
    );
  }
}

/** Retractions have a route of their own; derived facts and notices are nobody's to say. */
export class FactNotPostable extends DomainError {
  readonly code = 'FACT_NOT_POSTABLE';

  constructor(type: string) {
    super(`${type} is not recorded by hand.`);
  }
}

export class StreamDisagrees extends DomainError {
  readonly code = 'STREAM_DISAGREES';

  constructor(stream: string, about: string) {
    super(`A fact about ${about} does not belong into ${stream}.`);
  }
}

export class EventNotInStream extends DomainError {
  readonly code = 'EVENT_UNKNOWN_IN_STREAM';

  constructor(eventId: string, stream: string) {
    super(`No event ${eventId} is in the history of ${stream}.`);
  }
}

export class FactAlreadyRetracted extends DomainError {
  readonly code = 'FACT_ALREADY_RETRACTED';

  constructor(eventId: string) {
    super(`${eventId} was retracted before.`);
  }
}

export class FactSaidAgain extends DomainError {
  readonly code = 'FACT_SAID_AGAIN';

  constructor(eventId: string) {
    super(`What ${eventId} said is on record again: it need not come back.`);
  }
}

/** A retraction is an act of ours: no document says it. */
export class WordCorroborated extends DomainError {
  readonly code = 'WORD_CORROBORATED';

  constructor(eventId: string) {
    super(`${eventId} only speaks of other facts: a further document is brought for those.`);
  }
}
