import cnMofcom61 from './cn-mofcom-61-2025.json';
import krSituationalLicence from './kr-situational-licence.json';
import usChpl from './us-chpl.json';

/** Nobody has looked at them: they are read when the history is. */
export const lists: readonly unknown[] = [krSituationalLicence, usChpl, cnMofcom61];
