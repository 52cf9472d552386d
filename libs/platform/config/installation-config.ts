import type { ServicePasswords } from '@platform/database';

import { readConfig } from './config';
import { InvalidSetting, SettingMissing } from './config.errors';
import { LOGIN_SETTINGS, loginSchema, type LoginSettingName } from './login-settings';
import { readKafkaConfig, type KafkaConfig } from './service-config';
import { statedOf, type Environment } from './stated';

/** What a distributed installation is made of before its first process starts. */
export type InstallationConfig = Readonly<{
  /** Of the database's owner. */
  databaseUrl: string;
  kafka: KafkaConfig;
  passwords: ServicePasswords;
  loginSuffix: string;
}>;

/**
 * Reads the environment of the job that prepares an installation.
 *
 * @throws SettingMissing naming every setting that it cannot do without
 * @throws UnknownSetting, InvalidSetting; neither repeats a password
 */
export const readInstallationConfig = (
  environment: Environment = process.env,
): InstallationConfig => {
  const { databaseUrl } = readConfig(environment);
  const kafka = readKafkaConfig(environment);
  const logins = readLogins(environment);
  const missing = [
    ...(databaseUrl === null ? ['DATABASE_URL'] : []),
    ...(kafka === null ? ['INTERDICT_KAFKA_BROKERS'] : []),
    ...LOGINS.filter((name) => logins[name] === undefined),
  ];
  if (databaseUrl === null || kafka === null || missing.length > 0) {
    throw new SettingMissing(missing);
  }
  return {
    databaseUrl,
    kafka,
    passwords: passwordsOf(logins),
    loginSuffix: logins.INTERDICT_LOGIN_SUFFIX ?? '',
  };
};

const LOGINS = Object.keys(LOGIN_SETTINGS) as LoginSettingName[];

const readLogins = (environment: Environment) => {
  const fallbackOf = (name: LoginSettingName) => LOGIN_SETTINGS[name].fallback ?? undefined;
  const stated = statedOf(LOGINS, environment, fallbackOf);
  const read = loginSchema.partial().safeParse(stated);
  if (read.success) return read.data;
  // All but one of these are passwords: what was said is not repeated.
  throw new InvalidSetting(
    read.error.issues.map(({ path: [name], message }) => `${String(name)}: must be ${message}.`),
  );
};

const passwordsOf = (logins: ReturnType<typeof readLogins>): ServicePasswords => ({
  interdict_api: logins.INTERDICT_API_PASSWORD ?? '',
  interdict_export_controls: logins.INTERDICT_EXPORT_CONTROLS_PASSWORD ?? '',
  interdict_security_council: logins.INTERDICT_SECURITY_COUNCIL_PASSWORD ?? '',
  interdict_developments: logins.INTERDICT_DEVELOPMENTS_PASSWORD ?? '',
  interdict_projections: logins.INTERDICT_PROJECTIONS_PASSWORD ?? '',
  interdict_relay: logins.INTERDICT_RELAY_PASSWORD ?? '',
});
