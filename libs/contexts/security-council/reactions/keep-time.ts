import {
  monitoringMandateExpired,
  sanctionsMeasureExpired,
  sanctionsRegimeStream,
  type SanctionsRegimeFact,
} from '@contracts';
import { standing, type Known } from '@kernel';
import type { Due, Duty } from '@platform/timekeeper';
import { clockDue, type DueNotice } from '@sanctions-regime';

import { RecordNoticeCommand, type Notice } from '../commands/record-notice.command';

type Facts = readonly Known<SanctionsRegimeFact>[];

/**
 * A mandate or measure is over as the day after its last begins in New York; noted once more is
 * known of that end than its printed day.
 */
export const mandatesAndMeasuresEnd: Duty = {
  name: 'mandates and measures of the Council end',
  streams: 'sanctions-regime',
  // A regime's stream holds what its context wrote; it is read by that type.
  dueIn: (stream, facts) =>
    clockDue(standing(facts as Facts)).map((notice) => dueOf(regimeOf(stream), notice)),
  commandFor: ({ stream, due: { type, data }, askedAt }, provenance) =>
    // As it was made due here.
    new RecordNoticeCommand({ stream, type, data } as Notice, askedAt, provenance),
};

const regimeOf = (stream: string): string => stream.slice(sanctionsRegimeStream('').length);

const dueOf = (regime: string, notice: DueNotice): Due => {
  const { kind, id, endedOn, at, because, evidence } = notice;
  return kind === 'mandate'
    ? {
        ...{ at, because, evidence },
        type: monitoringMandateExpired.type,
        data: { regime, mandate: id, endedOn },
      }
    : {
        ...{ at, because, evidence },
        type: sanctionsMeasureExpired.type,
        data: { regime, measure: id, endedOn },
      };
};
