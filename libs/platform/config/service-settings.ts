import { RETENTION_DAYS } from '@contracts';
import { z } from 'zod';

import { port, type Setting } from './settings';

const ADDRESS = 'host:port';

/** `[::1]:8090` as well: an IPv6 address stands in brackets. */
const address = z
  .string()
  .regex(/^(\[[0-9a-fA-F:]+\]|[^\s/:[\]]+):\d{1,5}$/, ADDRESS)
  .transform((text) => {
    const colon = text.lastIndexOf(':');
    const host = text.slice(0, colon).replace(/^\[(.*)\]$/, '$1');
    return { host, port: Number(text.slice(colon + 1)) };
  })
  .refine(({ port: number }) => number > 0 && number <= 65_535, ADDRESS);

const BROKERS = 'host:port, several with commas between them';
const brokers = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine((all) => all.every((one) => address.safeParse(one).success), BROKERS);

const count = (unit: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,4}$/, `a number of ${unit} between 1 and 99999`)
    .transform(Number);

export const serviceSchema = z.object({
  INTERDICT_KAFKA_BROKERS: brokers,
  INTERDICT_KAFKA_PORT: port,
  INTERDICT_KAFKA_PREFIX: z
    .string()
    .regex(/^[a-zA-Z0-9._-]{1,64}$/, '1 to 64 letters, digits, dots, dashes or underscores'),
  INTERDICT_KAFKA_RETENTION_DAYS: count('days'),
  INTERDICT_KAFKA_REPLICATION: count('copies'),
  INTERDICT_COMMANDS_PORT: port,
  INTERDICT_EXPORT_CONTROLS_ADDRESS: address,
  INTERDICT_SECURITY_COUNCIL_ADDRESS: address,
  INTERDICT_DEVELOPMENTS_ADDRESS: address,
  INTERDICT_PROJECTIONS_ADDRESS: address,
});

export type ServiceSettingName = keyof typeof serviceSchema.shape;

const takesCommands = (service: string): Setting => ({
  fallback: null,
  meaning: `Where the service ${service} takes commands, for the API.`,
});

/** For one process per app; a desk needs none of them. */
export const SERVICE_SETTINGS: Readonly<Record<ServiceSettingName, Setting>> = {
  INTERDICT_KAFKA_BROKERS: { fallback: null, meaning: `Kafka: ${BROKERS}.` },
  INTERDICT_KAFKA_PORT: {
    fallback: '9092',
    meaning: 'Of the broker that the stack starts; another where it is taken, 0 takes any.',
  },
  INTERDICT_KAFKA_PREFIX: {
    fallback: null,
    meaning: 'Before the names of all topics: several installations in one cluster.',
  },
  INTERDICT_KAFKA_RETENTION_DAYS: {
    fallback: String(RETENTION_DAYS),
    meaning: 'Of topics that are created.',
  },
  INTERDICT_KAFKA_REPLICATION: {
    fallback: null,
    meaning: 'Copies of topics that are created; the broker’s own default where it is not set.',
  },
  INTERDICT_COMMANDS_PORT: {
    fallback: '8090',
    meaning: 'Where a service takes commands; 0 takes any that is free.',
  },
  INTERDICT_EXPORT_CONTROLS_ADDRESS: takesCommands('export-controls'),
  INTERDICT_SECURITY_COUNCIL_ADDRESS: takesCommands('security-council'),
  INTERDICT_DEVELOPMENTS_ADDRESS: takesCommands('developments'),
  INTERDICT_PROJECTIONS_ADDRESS: takesCommands('projections'),
};
