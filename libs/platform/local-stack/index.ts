export { spawnBound, type Bond } from './bound-to-parent';
export * from './data-directory';
export * from './data-directory.errors';
export * from './local-postgres';
export * from './local-postgres.errors';
export * from './kafka';
export { loopbackPorts } from './kafka/loopback-ports';
