import { z } from 'zod';

import { event, type EventOf } from '../event-schema';
import { legalDate } from '../legal-date.schema';
import { abouts, actor, developmentId, office, words } from './vocabulary';

const subject = { development: developmentId };

const speaker = { actor, office };

export const STANCES = [
  'supports',
  'condemns',
  'concern',
  'bilateral-matter',
  'no-comment',
  'commits',
  'seeks-change',
  'convenes',
] as const;

export const positionDeclared = event({
  type: 'PositionDeclared',
  version: 1,
  data: z.strictObject({
    ...subject,
    ...speaker,
    stance: z.enum(STANCES),
    statement: words,
    declaredOn: legalDate,
    about: abouts,
  }),
  about: (data) => data.development,
});

/** Whether a state supplies arms to another one: it says that it will think, or has thought. */
export const armsSupplyPolicyReassessed = event({
  type: 'ArmsSupplyPolicyReassessed',
  version: 1,
  data: z.strictObject({
    ...subject,
    ...speaker,
    recipient: actor,
    from: z.enum(['not-supplied', 'under-review', 'supplied']).nullable(),
    to: z.enum(['not-supplied', 'under-review', 'supplied']),
    statement: words,
    reassessedOn: legalDate,
    about: abouts,
  }),
  about: (data) => data.development,
});

export type PositionDeclared = EventOf<typeof positionDeclared>;
export type ArmsSupplyPolicyReassessed = EventOf<typeof armsSupplyPolicyReassessed>;
export type Stance = PositionDeclared['data']['stance'];
