import type { Environment } from './stated';

/** Of the user's surroundings, what a process that we start needs as well. */
const SURROUNDINGS = [
  'PATH',
  'HOME',
  'TZ',
  'XDG_CACHE_HOME',
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
];

/** What a process that this one starts is told of this one's environment: nothing of others'. */
export const passedOn = (
  environment: Environment = process.env,
): Readonly<Record<string, string>> =>
  chosen(environment, (name) => isOurs(name) || SURROUNDINGS.includes(name));

/** A login's password is for that login alone. */
const isOurs = (name: string): boolean =>
  /^(INTERDICT|OTEL)_/.test(name) && !name.endsWith('_PASSWORD');

/** The standard's own settings of OpenTelemetry, which it names and explains. */
export const openTelemetrySettings = (
  environment: Environment = process.env,
): Readonly<Record<string, string>> => chosen(environment, (name) => name.startsWith('OTEL_'));

const chosen = (
  environment: Environment,
  passes: (name: string) => boolean,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(environment).filter(
      (one): one is [string, string] => one[1] !== undefined && passes(one[0]),
    ),
  );
