import { z } from 'zod';

import { event, type EventOf } from '../event-schema';
import { legalDate } from '../legal-date.schema';
import { abouts, actor, actors, developmentId, words } from './vocabulary';

const subject = { development: developmentId };

/** What somebody says that somebody did. It is alleged or denied, never true or false here. */
export const violationAlleged = event({
  type: 'ViolationAlleged',
  version: 1,
  data: z.strictObject({
    ...subject,
    accusers: actors,
    accused: actors,
    allegation: words,
    /** `S/RES/1718(2006)`; empty where the accusers name none. */
    violates: z.array(z.string().regex(/^S\/RES\/\d{1,4}\(\d{4}\)$/)),
    allegedOn: legalDate,
    about: abouts,
  }),
  about: (data) => data.development,
});

/** What somebody found and shows, for an allegation or for itself. */
export const evidenceReported = event({
  type: 'EvidenceReported',
  version: 1,
  data: z.strictObject({
    ...subject,
    reportedBy: actor,
    finding: words,
    reportedOn: legalDate,
    about: abouts,
  }),
  about: (data) => data.development,
});

export const violationDenied = event({
  type: 'ViolationDenied',
  version: 1,
  data: z.strictObject({ ...subject, deniedBy: actors, denial: words, deniedOn: legalDate }),
  about: (data) => data.development,
});

/** Somebody says that a text cannot stand beside resolutions. */
export const incompatibilityAsserted = event({
  type: 'IncompatibilityAsserted',
  version: 1,
  data: z.strictObject({
    ...subject,
    assertedBy: actor,
    /** `the clause on military technology cooperation`. */
    text: words,
    incompatibleWith: words,
    assertedOn: legalDate,
    about: abouts,
  }),
  about: (data) => data.development,
});

export type ViolationAlleged = EventOf<typeof violationAlleged>;
export type EvidenceReported = EventOf<typeof evidenceReported>;
export type ViolationDenied = EventOf<typeof violationDenied>;
export type IncompatibilityAsserted = EventOf<typeof incompatibilityAsserted>;
