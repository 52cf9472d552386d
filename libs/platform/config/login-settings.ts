import { z } from 'zod';

import type { Setting } from './settings';

const PASSWORD = 'letters, digits and signs of ASCII';
const password = z.string().regex(/^[ -~]+$/, PASSWORD);

export const loginSchema = z.object({
  INTERDICT_LOGIN_SUFFIX: z
    .string()
    .regex(/^[a-z0-9_]{1,30}$/, '1 to 30 small letters, digits or underscores'),
  INTERDICT_API_PASSWORD: password,
  INTERDICT_EXPORT_CONTROLS_PASSWORD: password,
  INTERDICT_SECURITY_COUNCIL_PASSWORD: password,
  INTERDICT_DEVELOPMENTS_PASSWORD: password,
  INTERDICT_PROJECTIONS_PASSWORD: password,
  INTERDICT_RELAY_PASSWORD: password,
});

export type LoginSettingName = keyof typeof loginSchema.shape;

const passwordOf = (service: string): Setting => ({
  fallback: null,
  meaning: `The password that interdict prepare gives the login of ${service}.`,
});

/** Of the logins that `interdict prepare` makes; no other process reads them. */
export const LOGIN_SETTINGS: Readonly<Record<LoginSettingName, Setting>> = {
  INTERDICT_LOGIN_SUFFIX: {
    fallback: 'login',
    meaning: 'interdict_api_<suffix> and so on: several installations in one cluster.',
  },
  INTERDICT_API_PASSWORD: passwordOf('api'),
  INTERDICT_EXPORT_CONTROLS_PASSWORD: passwordOf('export-controls'),
  INTERDICT_SECURITY_COUNCIL_PASSWORD: passwordOf('security-council'),
  INTERDICT_DEVELOPMENTS_PASSWORD: passwordOf('developments'),
  INTERDICT_PROJECTIONS_PASSWORD: passwordOf('projections'),
  INTERDICT_RELAY_PASSWORD: passwordOf('relay'),
};
