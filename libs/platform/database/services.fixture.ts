import { randomUUID } from 'node:crypto';

import { PostgresEventLog } from '@platform/event-log';
import { freshDatabase } from '@testing';
import type { Pool } from 'pg';

import { createPool } from './pool';
import {
  createServiceLogins,
  dropServiceLogins,
  serviceUrl,
  type ServicePasswords,
} from './service-logins';
import { SERVICE_ROLES, type ServiceRole } from './service-roles';

/** Whatever a URL or a literal would stumble over. */
const PASSWORD = `it's "p@ss" \\ / ? # % $1`;

export const passwords = Object.fromEntries(
  SERVICE_ROLES.map((role) => [role, PASSWORD]),
) as ServicePasswords;

/** A migrated database with every service logged in. Only in `*.int-spec.ts`. */
export const openServices = async () => {
  const { url, drop } = await freshDatabase();
  // The cluster's, which other suites share.
  const suffix = randomUUID().slice(0, 8);
  const owner = createPool(url, { max: 6, name: 'owner' });
  await createServiceLogins(owner, passwords, suffix);
  const urlOf = (role: ServiceRole) => serviceUrl(url, role, { password: PASSWORD, suffix });
  const pools = new Map<ServiceRole, Pool>();
  const as = (role: ServiceRole): Pool => {
    const pool = pools.get(role) ?? createPool(urlOf(role), { max: 4, name: role });
    pools.set(role, pool);
    return pool;
  };
  return {
    ...{ url, suffix, owner, as, urlOf },
    logAs: (role: ServiceRole) => new PostgresEventLog(as(role)),
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      await dropServiceLogins(owner, suffix);
      await owner.end();
      await drop();
    },
  };
};

export type Services = Awaited<ReturnType<typeof openServices>>;
