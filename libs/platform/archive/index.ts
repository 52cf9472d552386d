export * from './archived-record';
export * from './evidence-archive';
export * from './file-evidence-archive';
