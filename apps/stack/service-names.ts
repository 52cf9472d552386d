import type { ServiceRole } from '@platform/database';

/** Each service, and the role that it has in the database. Started in this order. */
export const SERVICES = {
  relay: 'interdict_relay',
  'export-controls': 'interdict_export_controls',
  'security-council': 'interdict_security_council',
  developments: 'interdict_developments',
  projections: 'interdict_projections',
  api: 'interdict_api',
} as const satisfies Readonly<Record<string, ServiceRole>>;

export type ServiceName = keyof typeof SERVICES;

export const SERVICE_NAMES = Object.keys(SERVICES) as readonly ServiceName[];

/** Those that the API sends commands to. */
export const TAKES_COMMANDS = [
  'export-controls',
  'security-council',
  'developments',
  'projections',
] as const satisfies readonly ServiceName[];

/** `INTERDICT_EXPORT_CONTROLS_ADDRESS` */
export const addressSetting = (service: ServiceName): string =>
  `INTERDICT_${service.replace('-', '_').toUpperCase()}_ADDRESS`;
