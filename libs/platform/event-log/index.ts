export * from './admitted-provenance';
export * from './canonical-text';
export * from './decide-and-append';
export * from './envelope';
export * from './event-log';
export * from './postgres/lost-connection';
export * from './postgres/postgres-event-log';
export * from './prepared-commit';
