import { resolve } from 'node:path';
import { z } from 'zod';

/** One environment variable, for the program and for whoever sets it. */
export type Setting = Readonly<{
  /** What it is where the variable is not set, or empty; null where there is no such value. */
  fallback: string | null;
  meaning: string;
}>;

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const KIB = 1024;
const UNITS = { '': 1, KiB: KIB, MiB: KIB ** 2, GiB: KIB ** 3 } as const;

const PORT = 'a port between 0 and 65535 (0: any that is free)';
export const port = z
  .string()
  .regex(/^\d{1,5}$/, PORT)
  .transform(Number)
  .refine((number) => number <= 65_535, PORT);

const SIZE = 'a size such as 8MiB, or a number of bytes';
const bytes = z
  .string()
  .regex(/^[1-9]\d{0,9}(KiB|MiB|GiB)?$/, SIZE)
  .transform((text) => {
    const [, number = '', unit = ''] = /^(\d+)(.*)$/.exec(text) ?? [];
    return Number(number) * UNITS[unit as keyof typeof UNITS];
  });

const isUrlOf = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

const directory = z.string().transform((path) => resolve(path));

/** How the text of a variable becomes a value. A message completes “must be …”. */
export const schema = z.object({
  INTERDICT_DATA_DIR: directory,
  INTERDICT_HOST: z.string().regex(/^[^\s/]+$/, 'a host name or address, without a port'),
  INTERDICT_PORT: port,
  INTERDICT_MANAGEMENT_PORT: z.union([z.literal('off').transform(() => null), port], {
    error: `${PORT}, or off`,
  }),
  DATABASE_URL: z.string().refine((text) => isUrlOf(text, ['postgres:', 'postgresql:']), {
    error: 'postgresql://user:password@host:port/database',
  }),
  INTERDICT_ACTOR: z.string().regex(/^[\w.:@-]{1,64}$/, 'an opaque id of 1 to 64 letters'),
  INTERDICT_LOG_LEVEL: z.enum(LOG_LEVELS, { error: `one of ${LOG_LEVELS.join(', ')}` }),
  INTERDICT_EVIDENCE_MAX_BYTES: bytes,
  INTERDICT_BODY_MAX_BYTES: bytes,
  INTERDICT_URL: z
    .string()
    .refine((text) => isUrlOf(text, ['http:', 'https:']), { error: 'http://host:port' }),
  INTERDICT_REFERENCE_DIR: directory,
});

export type SettingName = keyof typeof schema.shape;

export const SETTINGS: Readonly<Record<SettingName, Setting>> = {
  INTERDICT_DATA_DIR: {
    fallback: './.interdict',
    meaning: 'Where everything is kept: the embedded PostgreSQL, evidence, the lock.',
  },
  INTERDICT_HOST: { fallback: '127.0.0.1', meaning: 'Where the API listens.' },
  INTERDICT_PORT: { fallback: '8080', meaning: 'Its port; 0 takes any that is free.' },
  INTERDICT_MANAGEMENT_PORT: {
    fallback: 'the next after INTERDICT_PORT',
    meaning: 'The port of /healthz and /readyz, or off.',
  },
  DATABASE_URL: {
    fallback: null,
    meaning: 'A PostgreSQL of your own, in place of the embedded one.',
  },
  INTERDICT_ACTOR: { fallback: 'operator', meaning: 'Who acts: an opaque id, no name.' },
  INTERDICT_LOG_LEVEL: { fallback: 'info', meaning: `${LOG_LEVELS.join(', ')}.` },
  INTERDICT_EVIDENCE_MAX_BYTES: {
    fallback: '32MiB',
    meaning: 'The largest document that the archive takes.',
  },
  INTERDICT_BODY_MAX_BYTES: {
    fallback: '8MiB',
    meaning: 'The largest request body, save evidence.',
  },
  INTERDICT_URL: {
    fallback: 'http://127.0.0.1:8080',
    meaning: 'The running instance that the command line talks to.',
  },
  INTERDICT_REFERENCE_DIR: {
    fallback: '../shared/data',
    meaning: 'Published files that some tests read; where it is missing they say so.',
  },
};
