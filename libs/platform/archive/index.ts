export * from './evidence-archive';
