import { z } from 'zod';

import { event, type EventOf } from '../event-schema';
import { legalDate, legalDay } from '../legal-date.schema';
import { abouts, actor, actors, developmentId, treatyId, words } from './vocabulary';

/** A development is one thing that somebody did or said: `development/treaty-ru-kp-2024`. */
export const developmentStream = (development: string): string => `development/${development}`;

/** Each of the following begins a development or goes on with it; the stream says which one. */
const subject = { development: developmentId };

/** The zone of a treaty's dates is that of the place of the act. */
export const treatySigned = event({
  type: 'TreatySigned',
  version: 1,
  data: z.strictObject({
    ...subject,
    treaty: treatyId,
    title: words,
    parties: actors,
    signedOn: legalDate,
    signedIn: words.nullable(),
    /** Earlier treaties whose place it takes, or that it brings back to life. */
    replaces: z.array(treatyId),
    revives: z.array(treatyId),
    about: abouts,
  }),
  about: (data) => data.development,
});

/** Not a step of a treaty's life: what was secret can be read. */
export const treatyTextPublished = event({
  type: 'TreatyTextPublished',
  version: 1,
  data: z.strictObject({
    ...subject,
    publishedBy: actor,
    publishedOn: legalDate,
    /** How many articles it has; null where nobody says. */
    articleCount: z.int().positive().nullable(),
    summary: words,
    /** Those that are known by their words. */
    articles: z.array(z.strictObject({ article: z.string().min(1).max(20), says: words })),
  }),
  about: (data) => data.development,
});

export const treatyRatified = event({
  type: 'TreatyRatified',
  version: 1,
  data: z.strictObject({
    ...subject,
    party: actor,
    ratifiedOn: legalDate,
    /** `federal law`, `decree`. */
    by: words,
    /** On the way there: `State Duma ratifies`. */
    steps: z.array(z.strictObject({ on: legalDate, step: words })),
  }),
  about: (data) => data.development,
});

export const treatyEnteredIntoForce = event({
  type: 'TreatyEnteredIntoForce',
  version: 1,
  data: z.strictObject({
    ...subject,
    inForceOn: legalDay,
    /** `exchange of the instruments of ratification`. */
    by: words,
    article: z.string().min(1).max(20).nullable(),
  }),
  about: (data) => data.development,
});

export const treatyTerminated = event({
  type: 'TreatyTerminated',
  version: 1,
  data: z.strictObject({
    ...subject,
    /** The first day without. */
    endedFrom: legalDate,
    replacedBy: treatyId.nullable(),
    because: words,
  }),
  about: (data) => data.development,
});

export type TreatySigned = EventOf<typeof treatySigned>;
export type TreatyTextPublished = EventOf<typeof treatyTextPublished>;
export type TreatyRatified = EventOf<typeof treatyRatified>;
export type TreatyEnteredIntoForce = EventOf<typeof treatyEnteredIntoForce>;
export type TreatyTerminated = EventOf<typeof treatyTerminated>;
