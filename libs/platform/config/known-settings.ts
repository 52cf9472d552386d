import { LOGIN_SETTINGS } from './login-settings';
import { SERVICE_SETTINGS } from './service-settings';
import { SETTINGS } from './settings';

/** By name, in the order in which they are explained. */
export const ALL_SETTINGS = { ...SETTINGS, ...SERVICE_SETTINGS, ...LOGIN_SETTINGS };

export const KNOWN_SETTINGS: readonly string[] = Object.keys(ALL_SETTINGS);
