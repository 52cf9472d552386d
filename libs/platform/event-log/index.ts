export * from './decide-and-append';
export * from './event-log';
