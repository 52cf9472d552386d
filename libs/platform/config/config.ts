import type { z } from 'zod';

import { InvalidSetting, UnknownSetting } from './config.errors';
import { KNOWN_SETTINGS } from './known-settings';
import { schema, SETTINGS, type LogLevel, type SettingName } from './settings';
import { statedOf, type Environment } from './stated';

/** How this instance was asked to run. Also the token under which Nest hands it out. */
export abstract class Config {
  /** Absolute. */
  abstract readonly dataDir: string;
  abstract readonly host: string;
  /** 0 takes any that is free. */
  abstract readonly port: number;
  /** Null where it was switched off. */
  abstract readonly managementPort: number | null;
  /** Null asks for the embedded PostgreSQL. */
  abstract readonly databaseUrl: string | null;
  abstract readonly actor: string;
  abstract readonly logLevel: LogLevel;
  abstract readonly evidenceMaxBytes: number;
  abstract readonly bodyMaxBytes: number;
  /** Of a running instance, for the command line. */
  abstract readonly url: string;
  /** Absolute; it need not exist. */
  abstract readonly referenceDir: string;
}

/**
 * Reads the environment once, at the start: what is wrong is said before anything is opened. An
 * empty variable is one that is not set.
 *
 * @throws UnknownSetting for an INTERDICT_ variable that no version knows
 * @throws InvalidSetting naming every setting that is wrong
 */
export const readConfig = (environment: Environment = process.env): Config => {
  refuseUnknown(environment);
  const stated = statedIn(environment);
  const read = schema.partial({ DATABASE_URL: true }).safeParse(stated);
  if (!read.success) throw new InvalidSetting(read.error.issues.map((issue) => say(issue, stated)));
  return configOf(read.data);
};

type Stated = Partial<Record<SettingName, string>>;
type Read = Omit<z.infer<typeof schema>, 'DATABASE_URL'> & { DATABASE_URL?: string | undefined };

/** @throws UnknownSetting */
export const refuseUnknown = (environment: Environment): void => {
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith('INTERDICT_') && !KNOWN_SETTINGS.includes(name),
  );
  if (unknown.length > 0) throw new UnknownSetting(unknown, KNOWN_SETTINGS);
};

const statedIn = (environment: Environment): Stated =>
  statedOf(Object.keys(SETTINGS) as SettingName[], environment, fallbackOf);

const fallbackOf = (name: SettingName, { INTERDICT_PORT: port }: Environment) => {
  if (name !== 'INTERDICT_MANAGEMENT_PORT') return SETTINGS[name].fallback ?? undefined;
  const read = schema.shape.INTERDICT_PORT.safeParse(
    port?.trim() || SETTINGS.INTERDICT_PORT.fallback,
  );
  // Beside any free port is any other; a port that cannot be read is refused for itself.
  return read.success && read.data !== 0 ? String(read.data + 1) : '0';
};

/** A value may hold a password: that of DATABASE_URL is not repeated. */
const say = ({ path: [name], message }: z.core.$ZodIssue, stated: Stated): string => {
  const setting = name as SettingName;
  const given = setting === 'DATABASE_URL' ? '' : `=${stated[setting] ?? ''}`;
  return `${setting}${given}: must be ${message}.`;
};

const configOf = (read: Read): Config => {
  const [port, managementPort] = [read.INTERDICT_PORT, read.INTERDICT_MANAGEMENT_PORT];
  if (port !== 0 && port === managementPort) {
    throw new InvalidSetting([
      `INTERDICT_MANAGEMENT_PORT=${String(port)}: must be another port than the API’s, or off.`,
    ]);
  }
  return {
    dataDir: read.INTERDICT_DATA_DIR,
    host: read.INTERDICT_HOST,
    port,
    managementPort,
    databaseUrl: read.DATABASE_URL ?? null,
    actor: read.INTERDICT_ACTOR,
    logLevel: read.INTERDICT_LOG_LEVEL,
    evidenceMaxBytes: read.INTERDICT_EVIDENCE_MAX_BYTES,
    bodyMaxBytes: read.INTERDICT_BODY_MAX_BYTES,
    url: read.INTERDICT_URL,
    referenceDir: read.INTERDICT_REFERENCE_DIR,
  };
};
