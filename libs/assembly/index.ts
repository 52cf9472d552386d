export * from './contexts';
export * from './read-models';
