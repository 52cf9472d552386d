import type { EveryStreamFact, SanctionsRegimeFact, Tally } from '@contracts';

import { day, named, until, type Sentences } from './sentences';

export const securityCouncil: Sentences<Exclude<SanctionsRegimeFact, EveryStreamFact>> = {
  SanctionsRegimeEstablished: ({ regime, name, establishedBy, decidedOn }) =>
    `Regime ${regime} (${name}) established by ${establishedBy} on ${day(decidedOn)}`,
  SanctionsMeasureImposed: ({ measure, subject, imposedBy, paragraph, endsOn }) =>
    `${measure}: ${subject}, imposed by ${[imposedBy, paragraph].filter(Boolean).join(' ')}` +
    (endsOn ? ` ${until(endsOn)}` : ''),
  SanctionsMeasureEased: ({ measure, kind, scope, easedBy, paragraph }) =>
    `${measure}: ${kind} for ${scope}, by ${[easedBy, paragraph].filter(Boolean).join(' ')}`,
  SanctionsMeasureExpired: ({ measure, endedOn }) => `${measure} ended with ${day(endedOn)}`,
  MonitoringMandateEstablished: ({ body, establishedBy, endsOn }) =>
    `${body} established by ${establishedBy}, mandate ${until(endsOn)}`,
  MonitoringMandateExtended: ({ body, extendedBy, endsOn }) =>
    `Mandate of the ${body} extended by ${extendedBy} ${until(endsOn)}`,
  MonitoringMandateExpired: ({ mandate, endedOn }) =>
    `Mandate of ${mandate} ended with ${day(endedOn)}`,
  DraftResolutionTabled: ({ symbol, sponsors }) =>
    `Draft ${symbol} tabled by ${named(sponsors) || 'states that are not named'}`,
  ResolutionAdopted: ({ symbol, tally, proposal }) =>
    `${symbol} adopted ${votes(tally)}${imposing(proposal.imposes)}`,
  DraftResolutionVetoed: ({ symbol, tally, vetoedBy }) =>
    `Draft ${symbol} vetoed by ${named(vetoedBy)} ${votes(tally)}`,
  DraftResolutionFailed: ({ symbol, tally }) => `Draft ${symbol} failed ${votes(tally)}`,
  SanctionsInspectionBlocked: ({ mandate, symbol, blockedBy }) =>
    `Renewal of ${mandate} blocked by ${named(blockedBy)} (${symbol})`,
  SanctionsRegimeTerminated: ({ regime, by, terminatedBy, endedFrom }) =>
    `Regime ${regime} terminated by ${by === 'lapse' ? 'lapse' : (terminatedBy ?? 'an act')}, ` +
    `gone from ${day(endedFrom)} on`,
  SanctionsRegimeReinstated: ({ regime, reinstatedBy, paragraph, reinstatedAt }) =>
    `Regime ${regime} reinstated at ${reinstatedAt} ` +
    `under ${[reinstatedBy, paragraph].filter(Boolean).join(' ') || 'an act that is not named'}`,
  LegalStatusContested: ({ contestedBy, contests }) => `${named(contestedBy)} contest ${contests}`,
  AlternativeMonitoringEstablished: ({ body, members, announcedIn }) =>
    `${body} announced in ${announcedIn} by ${String(members.length)} states: ${named(members)}`,
};

const votes = (tally: Tally): string =>
  `(${String(tally.for)}-${String(tally.against)}-${String(tally.abstaining)})`;

const imposing = (imposes: readonly string[] | undefined): string =>
  imposes === undefined ? '' : `: ${imposes.join('; ')}`;
