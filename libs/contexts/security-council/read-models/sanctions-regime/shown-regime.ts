import { stated, statedDate, textOf, type RestsOn, type ShowSources } from '@answers';
import {
  isInForce,
  type Contestation,
  type Dispute,
  type MandateInTime,
  type MeasuresEnd,
  type OutsideMonitor,
  type RegimeAct,
} from '@sanctions-regime';

import type { SanctionsRegime } from './sanctions-regime.timeline';
import { citedByMeasure, shownMeasure } from './shown-measure';

export type ShownRegime = ReturnType<typeof shownRegime>;

/** A regime with what is in force; what became of the rest its timeline tells. */
export const shownRegime = (regime: SanctionsRegime, sources: ShowSources) => ({
  regime: regime.regime,
  name: regime.name,
  aliases: regime.aliases,
  establishedBy: regime.establishedBy,
  ...statedDate('establishedOn', regime.decidedOn),
  history: regime.history,
  territories: regime.territories,
  status: {
    measures: regime.measures,
    monitoring: regime.monitoring,
    oversight: regime.oversight,
  },
  measures: regime.imposed.filter(isInForce).map((measure) => shownMeasure(measure, sources)),
  ...stated('measuresEnd', regime.measuresEnd && shownEnd(regime.measuresEnd, sources)),
  committee: regime.oversight.includes('committee'),
  ...stated('monitoringBody', regime.monitoringBody),
  mandates: regime.mandates.map((mandate) => shownMandate(mandate, sources)),
  outsideUn: regime.outside.map((monitor) => shownMonitor(monitor, sources)),
  contestations: regime.contestations.map((each) => shownContestation(each, sources)),
  acts: regime.acts.map((act) => shownAct(act, sources)),
  disputed: regime.disputed.map((dispute) => shownDispute(dispute, sources)),
  ...sources(regime.restsOn),
});

const shownMandate = (mandate: MandateInTime, sources: ShowSources) => ({
  mandate: mandate.mandate,
  body: mandate.body,
  state: mandate.state,
  ...stated('establishedBy', mandate.kind === 'established' ? mandate.by : null),
  ...stated('extendedBy', mandate.kind === 'extended' ? mandate.by : null),
  ...stated('paragraph', mandate.paragraph),
  ...statedDate('decidedOn', mandate.decidedOn),
  ...statedDate('endsOn', mandate.endsOn),
  ...stated('unconfirmed', mandate.unconfirmed ? true : null),
  blockedBy: mandate.blockedBy,
  ...sources(mandate.restsOn),
});

const shownEnd = ({ by, endsOn, unconfirmed, restsOn }: MeasuresEnd, sources: ShowSources) => ({
  decidedBy: by,
  ...statedDate('endsOn', endsOn),
  ...stated('unconfirmed', unconfirmed ? true : null),
  ...sources(restsOn),
});

const shownMonitor = (monitor: OutsideMonitor, sources: ShowSources) => ({
  body: monitor.body,
  members: monitor.members,
  ...statedDate('announcedOn', monitor.announcedOn),
  announcedIn: monitor.announcedIn,
  ...sources([monitor.restsOn]),
});

const shownContestation = (contestation: Contestation, sources: ShowSources) => ({
  contestedBy: contestation.contestedBy,
  contests: contestation.contests,
  ...statedDate('contestedOn', contestation.contestedOn),
  since: contestation.from,
  ...sources([contestation.restsOn]),
});

const shownAct = ({ kind, from, by, lapsed, restsOn }: RegimeAct, sources: ShowSources) => ({
  kind,
  since: from,
  ...stated('by', by),
  ...stated('lapsed', kind === 'terminated' ? lapsed : null),
  ...sources([restsOn]),
});

const shownDispute = ({ subject, field, values }: Dispute, sources: ShowSources) => ({
  subject,
  field,
  values: values.map(({ date, source, adopted, restsOn }) => ({
    value: textOf(date),
    source,
    adopted,
    ...sources([restsOn]),
  })),
});

/** Every fact that is shown with a regime. */
export const citedBy = (regime: SanctionsRegime): readonly RestsOn[] => [
  ...regime.restsOn,
  ...regime.imposed.filter(isInForce).flatMap(citedByMeasure),
  ...(regime.measuresEnd?.restsOn ?? []),
  ...regime.mandates.flatMap(({ restsOn }) => restsOn),
  ...[...regime.outside, ...regime.contestations, ...regime.acts].map(({ restsOn }) => restsOn),
  ...regime.disputed.flatMap(({ values }) => values.map(({ restsOn }) => restsOn)),
];
