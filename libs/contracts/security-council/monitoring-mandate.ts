import { z } from 'zod';

import { country } from '../countries';
import { event, type EventOf } from '../event-schema';
import { legalDate, legalDay } from '../legal-date.schema';
import { mandateId, paragraph, regimeId, symbol, words } from './vocabulary';

export const monitoringMandateEstablished = event({
  type: 'MonitoringMandateEstablished',
  version: 1,
  data: z.strictObject({
    regime: regimeId,
    mandate: mandateId,
    /** `Panel of Experts`, as the resolution calls it. */
    body: words,
    establishedBy: symbol,
    paragraph,
    decidedOn: legalDate,
    /** The last day, inclusive; null where no end is known. */
    endsOn: legalDate.nullable(),
  }),
  about: (data) => data.mandate,
});

/** Of a regime whose history is partial, the first that is known may be an extension. */
export const monitoringMandateExtended = event({
  type: 'MonitoringMandateExtended',
  version: 1,
  data: z.strictObject({
    regime: regimeId,
    mandate: mandateId,
    body: words,
    extendedBy: symbol,
    decidedOn: legalDate,
    /** The last day, inclusive; null where no end is known. */
    endsOn: legalDate.nullable(),
  }),
  about: (data) => data.mandate,
});

/** A notice from the timekeeper, or what a document says. The day itself does the work. */
export const monitoringMandateExpired = event({
  type: 'MonitoringMandateExpired',
  version: 1,
  data: z.strictObject({
    regime: regimeId,
    mandate: mandateId,
    /** The last day of the mandate, inclusive. */
    endedOn: legalDay,
  }),
  about: (data) => data.mandate,
});

/** States that watch outside the United Nations, where its own monitors no longer may. */
export const alternativeMonitoringEstablished = event({
  type: 'AlternativeMonitoringEstablished',
  version: 1,
  data: z.strictObject({
    regime: regimeId,
    body: words,
    /** ISO 3166-1 alpha-2. */
    members: z.array(country).min(1),
    /** In the zone of the place where it was announced. */
    announcedOn: legalDate,
    announcedIn: words,
  }),
  about: (data) => data.body,
});

export type MonitoringMandateEstablished = EventOf<typeof monitoringMandateEstablished>;
export type MonitoringMandateExtended = EventOf<typeof monitoringMandateExtended>;
export type MonitoringMandateExpired = EventOf<typeof monitoringMandateExpired>;
export type AlternativeMonitoringEstablished = EventOf<typeof alternativeMonitoringEstablished>;
