export * from './answering-instance';
export * from './running';
