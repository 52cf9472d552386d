export { isCountry, isState } from './countries';
export * from './developments';
export * from './every-stream';
export * from './export-controls';
export * from './legal-date.schema';
export * from './registry';
export * from './security-council';
export * from './topics';
