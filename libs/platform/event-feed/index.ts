export * from './bell';
export * from './event-feed';
export * from './follow-log';
export * from './postgres-event-feed';
