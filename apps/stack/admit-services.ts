import { randomBytes } from 'node:crypto';

import {
  createPool,
  createServiceLogins,
  migrate,
  SERVICE_ROLES,
  type ServicePasswords,
} from '@platform/database';

/**
 * Migrates, and gives each service a login with a password that nobody else has.
 *
 * @param ownerUrl of the database's owner, who may make roles
 * @param suffix after the names of the logins, where several installations share a server
 */
export const admitServices = async (
  ownerUrl: string,
  suffix: string | undefined,
): Promise<ServicePasswords> => {
  await migrate(ownerUrl);
  const passwords = Object.fromEntries(
    SERVICE_ROLES.map((role) => [role, randomBytes(24).toString('base64url')]),
  ) as ServicePasswords;
  const pool = createPool(ownerUrl, { max: 1, name: 'interdict-prepare' });
  await createServiceLogins(pool, passwords, suffix).finally(() => pool.end());
  return passwords;
};
