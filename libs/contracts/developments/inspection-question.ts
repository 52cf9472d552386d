import { z } from 'zod';

import { event, type EventOf } from '../event-schema';
import { legalDate } from '../legal-date.schema';
import { abouts, developmentId, words } from './vocabulary';

const subject = { development: developmentId, regime: z.string().regex(/^[1-9]\d{0,3}$/) };

/** Who inspects instead? A reaction to `SanctionsInspectionBlocked`; nobody posts it. */
export const inspectionQuestionOpened = event({
  type: 'InspectionQuestionOpened',
  version: 1,
  data: z.strictObject({
    ...subject,
    /** The event that raised it. */
    because: z.uuid(),
    openedOn: legalDate,
    about: abouts,
  }),
  about: (data) => data.development,
});

/** A reaction to `AlternativeMonitoringEstablished`; nobody posts it. */
export const inspectionQuestionAnswered = event({
  type: 'InspectionQuestionAnswered',
  version: 1,
  data: z.strictObject({
    ...subject,
    because: z.uuid(),
    /** `Multilateral Sanctions Monitoring Team`. */
    body: words,
    answeredOn: legalDate,
  }),
  about: (data) => data.development,
});

export type InspectionQuestionOpened = EventOf<typeof inspectionQuestionOpened>;
export type InspectionQuestionAnswered = EventOf<typeof inspectionQuestionAnswered>;
