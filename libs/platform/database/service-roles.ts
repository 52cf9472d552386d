/**
 * What each service may do, as the migration `service_roles` grants it. Nobody logs in as one of
 * these: a login belongs to one of them.
 */
export const SERVICE_ROLES = [
  'interdict_api',
  'interdict_export_controls',
  'interdict_security_council',
  'interdict_developments',
  'interdict_projections',
  'interdict_relay',
] as const;

export type ServiceRole = (typeof SERVICE_ROLES)[number];
