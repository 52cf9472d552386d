export * from './duty';
export * from './keep-time';
