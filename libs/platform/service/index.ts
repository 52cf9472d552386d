export * from './kept-models';
export * from './port-in-use';
export * from './progress';
export * from './reacting';
export * from './run-main';
export * from './surroundings';
export * from './version';
