import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { ROOT } from './dockerfile';

/** What is asked of a service here; compose knows more. */
export type ComposeService = Readonly<{
  image?: string;
  build?: Readonly<{ context: string; dockerfile: string; target: string }>;
  command?: readonly string[];
  environment: Readonly<Record<string, string | number>>;
  depends_on?: Readonly<Record<string, Readonly<{ condition: string }>>>;
  networks: readonly string[];
  ports?: readonly string[];
  profiles?: readonly string[];
  volumes?: readonly string[];
  healthcheck?: Readonly<{ test: readonly string[] }>;
  restart: string;
  read_only?: boolean;
  cap_drop: readonly string[];
  security_opt: readonly string[];
  deploy: Readonly<{ resources: Readonly<{ limits: Readonly<Record<string, unknown>> }> }>;
}>;

type Stack = Readonly<{
  services: Readonly<Record<string, ComposeService>>;
  networks: Readonly<Record<string, Readonly<{ internal?: boolean }> | null>>;
  volumes: Readonly<Record<string, unknown>>;
}>;

const text = readFileSync(join(ROOT, 'docker', 'compose.yml'), 'utf8');

export const stack = parse(text, { merge: true }) as Stack;

/** `${POSTGRES_PASSWORD:?see docker/.env.example}`, as they stand in the file. */
export const variables: readonly string[] = [...text.matchAll(/\$\{([^}]*)\}/g)].map(
  ([, variable = '']) => variable,
);

const serviceNames = Object.keys(stack.services);

export const serviceOf = (name: string): ComposeService => {
  const service = stack.services[name];
  if (!service) throw new Error(`There is no service ${name} among ${serviceNames.join(', ')}.`);
  return service;
};

/** Those that are built here, and not taken from others. */
export const ownServices: readonly string[] = serviceNames.filter(
  (name) => serviceOf(name).build !== undefined,
);

export const neighboursOf = (name: string): readonly string[] => {
  const { networks } = serviceOf(name);
  return serviceNames.filter(
    (other) =>
      other !== name && serviceOf(other).networks.some((network) => networks.includes(network)),
  );
};

/** The environment with every variable filled in, by its own name in small letters. */
export const environmentGiven = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(serviceOf(name).environment).map(([setting, value]) => [
      setting,
      String(value).replaceAll(/\$\{([A-Z_]+)[^}]*\}/g, (_, variable: string) =>
        variable.toLowerCase(),
      ),
    ]),
  );
