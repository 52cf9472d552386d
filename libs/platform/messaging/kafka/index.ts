export { isWithheld, messageOf, publishedBy, type Place } from './cloud-event';
export * from './kafka.errors';
export { kafkaClient, type KafkaClient } from './kafka-client';
export * from './kafka-event-feed';
export { openNewGeneration, type NewGeneration } from './new-generation';
export { publishedLog, type PublishedLog } from './published-log';
export type { OnStep, PublishingStep } from './publisher';
export { readMessage, type LogMessage } from './read-message';
export { Relay, type RelayPorts, type RelaySettings, type RelayStatus } from './relay';
export type { LeaseTimes } from './relay-lease';
export { publishedUpTo, type TopicEnd } from './topic-end';
export {
  allOf,
  checkTopics,
  createTopics,
  topicsNamed,
  type TopicNaming,
  type TopicSettings,
  type Topics,
} from './topics';
