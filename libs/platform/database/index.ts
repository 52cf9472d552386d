export * from './migrate';
export * from './migration.errors';
export * from './migration-files';
export * from './pool';
export * from './prisma';
