import { DomainError } from '@kernel';

export class TopicMissing extends DomainError {
  readonly code = 'TOPIC_MISSING';

  constructor(topic: string) {
    super(`There is no topic ${topic}.`);
  }
}

/** A key would go to another partition than before: the order of its stream would be lost. */
export class PartitionsDiffer extends DomainError {
  readonly code = 'PARTITIONS_DIFFER';

  constructor(topic: string, agreed: number, found: number) {
    super(`${topic} has ${String(found)} partitions; the contract says ${String(agreed)}.`);
  }
}

export class MessageTooLarge extends DomainError {
  readonly code = 'MESSAGE_TOO_LARGE';

  constructor(position: bigint, bytes: number) {
    super(`The message of position ${String(position)} has ${String(bytes)} bytes.`);
  }
}

/** On a topic of ours stands what the relay never wrote. */
export class MessageUnreadable extends DomainError {
  readonly code = 'MESSAGE_UNREADABLE';

  constructor(offset: string, what: string) {
    super(`The message at offset ${offset} is none of ours: ${what}.`);
  }
}

/** What was published is not in the log: it was restored from an older copy. */
export class KafkaAheadOfLog extends DomainError {
  readonly code = 'KAFKA_AHEAD_OF_LOG';

  constructor(published: bigint, head: bigint) {
    super(
      `Kafka holds position ${String(published)} of a log that goes to ${String(head)}, ` +
        'or holds another event there. Nothing is published before a new generation is opened.',
    );
  }
}

/** The topics go on from a log that is not this one, or from a later life of it. */
export class KafkaOfAnotherGeneration extends DomainError {
  readonly code = 'KAFKA_OF_ANOTHER_GENERATION';

  constructor(published: string, generation: string) {
    super(
      `Kafka holds generation ${published}, the log is of ${generation}. ` +
        'Nothing is published before a new generation is opened.',
    );
  }
}

/** While somebody followed, the log was restored: what was given may never have been recorded. */
export class LogGenerationChanged extends DomainError {
  readonly code = 'LOG_GENERATION_CHANGED';

  constructor(followed: string, generation: string) {
    super(`The log is of generation ${generation} now; what was followed is of ${followed}.`);
  }
}

/** Kafka and the log tell of one position differently. */
export class LogDisagrees extends DomainError {
  readonly code = 'LOG_DISAGREES';

  constructor(position: bigint) {
    super(`At position ${String(position)} the log does not hold what Kafka tells of.`);
  }
}
