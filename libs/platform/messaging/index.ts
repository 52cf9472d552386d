export * from './connect-reactions';
export * from './consumer-positions';
export * from './event-transport';
export * from './messaging.errors';
export * from './postgres-consumer-positions';
export * from './reactions-here';
export * from './reactions-of-context';
export type { RetryOutcome } from './retry-parked';
export type { ConsumerPorts, ConsumerStatus } from './consumer';
