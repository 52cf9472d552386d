export * from './migrate';
export * from './migration.errors';
export * from './migration-files';
export * from './pool';
export * from './prisma';
export * from './service-logins';
export * from './service-logins.errors';
export * from './service-roles';
