export * from './config';
export * from './config.errors';
export * from './service-config';
export * from './service-settings';
export * from './settings';
export * from './settings-table';
