export * from './every-stream';
export * from './export-controls';
export * from './legal-date.schema';
export * from './registry';
