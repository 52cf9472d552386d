import { DatabaseError, escapeIdentifier, escapeLiteral, type ClientBase, type Pool } from 'pg';

import { scramVerifier } from './scram-verifier';
import { PasswordNotAscii, ServicesNotAdmitted } from './service-logins.errors';
import { SERVICE_ROLES, type ServiceRole } from './service-roles';

export type ServicePasswords = Readonly<Record<ServiceRole, string>>;

/** `interdict_api_login`. Logins are the cluster's: a second installation takes its own suffix. */
export const loginOf = (role: ServiceRole, suffix = 'login'): string => `${role}_${suffix}`;

/** The same database, as a service's login. */
export const serviceUrl = (
  url: string,
  role: ServiceRole,
  { password, suffix }: Readonly<{ password: string; suffix?: string | undefined }>,
): string => {
  const own = new URL(url);
  own.username = loginOf(role, suffix);
  own.password = encodeURIComponent(password);
  return own.href;
};

/**
 * A login for each service in a migrated database, and all that the services may do there. Called
 * again it sets the passwords anew and mends what is lacking: a deployment calls it each time.
 *
 * @param pool of the database's owner with CREATEROLE, or of a superuser
 * @throws ServicesNotAdmitted, PasswordNotAscii
 */
export const createServiceLogins = async (
  pool: Pool,
  passwords: ServicePasswords,
  suffix?: string,
): Promise<void> => {
  const statements = SERVICE_ROLES.flatMap((role) =>
    statementsFor(role, loginOf(role, suffix), passwords[role]),
  );
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    // Holds a lock until the end, so that two who deploy at once wait for each other.
    await client.query('SELECT services.admit()');
    for (const statement of statements) await client.query(statement);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw isDenied(error) ? new ServicesNotAdmitted(error) : error;
  } finally {
    client.release();
  }
};

const statementsFor = (role: ServiceRole, name: string, password: string): readonly string[] => {
  if (!/^[ -~]+$/.test(password)) throw new PasswordNotAscii(role);
  const login = escapeIdentifier(name);
  return [
    `DO $$ BEGIN
       IF to_regrole(${escapeLiteral(login)}) IS NULL THEN CREATE ROLE ${login}; END IF;
     END $$`,
    `ALTER ROLE ${login} LOGIN PASSWORD ${escapeLiteral(scramVerifier(password))}`,
    `GRANT ${role} TO ${login}`,
    // What a session makes belongs to its service, and not to the one login that made it.
    `ALTER ROLE ${login} SET role = ${role}`,
  ];
};

const INSUFFICIENT_PRIVILEGE = '42501';

const isDenied = (error: unknown): error is DatabaseError =>
  error instanceof DatabaseError && error.code === INSUFFICIENT_PRIVILEGE;

/** Takes the logins away again; the roles that they belong to stay. */
export const dropServiceLogins = async (
  client: Pick<ClientBase, 'query'>,
  suffix?: string,
): Promise<void> => {
  const logins = SERVICE_ROLES.map((role) => escapeIdentifier(loginOf(role, suffix)));
  await client.query(`DROP ROLE IF EXISTS ${logins.join(', ')}`);
};
