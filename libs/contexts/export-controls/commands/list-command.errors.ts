import { DomainError } from '@kernel';

export class StreamOfNoList extends DomainError {
  readonly code = 'STREAM_OF_NO_LIST';

  constructor(stream: string) {
    super(`${stream} is no stream of a list: those are called export-ban-list/<list>.`);
  }
}

export class StreamDisagrees extends DomainError {
  readonly code = 'STREAM_DISAGREES';

  constructor(stream: string, list: string) {
    super(`A fact about ${list} does not belong into ${stream}.`);
  }
}

/** Retractions have a route of their own; notices are derived and determinations are issued. */
export class FactNotPostable extends DomainError {
  readonly code = 'FACT_NOT_POSTABLE';

  constructor(type: string) {
    super(`${type} is not recorded by hand.`);
  }
}

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
