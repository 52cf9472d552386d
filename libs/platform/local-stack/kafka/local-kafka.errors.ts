import { DomainError } from '@kernel';

/** There is no broker to run here, or nothing to run it with. */
export class LocalKafkaUnavailable extends DomainError {
  readonly code = 'LOCAL_KAFKA_UNAVAILABLE';
}

/** A broker ended where it should have run, and this is what it said last. */
export class LocalKafkaFailed extends DomainError {
  readonly code = 'LOCAL_KAFKA_FAILED';

  constructor(what: string, lastWords: string) {
    super(`${what} failed: ${lastWords.trim() || 'it said nothing'}`);
  }
}
