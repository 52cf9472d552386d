export * from './ensure-kafka';
export { draftIn } from './draft-folder';
export { isRecent, JAVA_MAJOR, javaVersion, mavenIsHere } from './java';
export { cachedJars, defaultKafkaCache, KAFKA_VERSION, type KafkaHome } from './kafka-home';
export * from './local-kafka';
export * from './local-kafka.errors';
export type { LocalNode } from './local-node';
export { brokersKnownTo } from './answering';
