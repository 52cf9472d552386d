export * from './connect-reactions';
export * from './consumer-positions';
export * from './event-transport';
export * from './messaging.errors';
export * from './postgres-consumer-positions';
export type { ConsumerPorts, ConsumerStatus } from './consumer';
