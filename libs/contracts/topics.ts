/** How many partitions a topic has is chosen once: a key that moved would break its order. */
export type Topic = Readonly<{ name: string; partitions: number }>;

/** Everything in the one order of the log, key = stream. What services consume. */
export const LOG_TOPIC: Topic = { name: 'interdict.log.v1', partitions: 1 };

/** Signed tree heads. Nothing is sent there yet; the name is taken. */
export const CHECKPOINTS_TOPIC: Topic = { name: 'interdict.checkpoints.v1', partitions: 1 };

/** Whose facts have a public topic. Named here, so that no typing error makes another one. */
export const PUBLISHING_CONTEXTS = ['export-controls', 'security-council', 'developments'] as const;

export type PublishingContext = (typeof PUBLISHING_CONTEXTS)[number];

/** One context's facts, key = stream: `interdict.security-council.v1`. */
export const topicOf = (context: PublishingContext): Topic => ({
  name: `interdict.${context}.v1`,
  partitions: 6,
});

/** Every topic of the contract: what the relay creates, and checks before it publishes. */
export const TOPICS: readonly Topic[] = [
  LOG_TOPIC,
  ...PUBLISHING_CONTEXTS.map(topicOf),
  CHECKPOINTS_TOPIC,
];

/** Unless configured otherwise. Who was away for longer begins from a snapshot. */
export const RETENTION_DAYS = 30;

/** The type of a message whose event may not leave: it keeps its place, and says nothing. */
export const WITHHELD = 'withheld';

/** An event's schema by its name for ever: CloudEvents' `dataschema`, and the schema's `$id`. */
export const dataSchemaOf = (type: string, version: number): string =>
  `urn:interdict:event:${type}:${String(version)}`;
