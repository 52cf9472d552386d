import type {
  AlternativeMonitoringEstablished,
  MonitoringMandateEstablished,
  MonitoringMandateExpired,
  MonitoringMandateExtended,
  SanctionsRegimeFact,
} from '@contracts';
import { sameContent, type Instant, isCertainlyAfter, isSameDate } from '@kernel';

import { requireEndAfter } from './date-order';
import { requireLastDay, requireOver } from './last-day';
import { actInForceOn, actsOf, isEstablishedAfter, symbolOf, type MandateAct } from './mandates';
import * as refused from './mandates.errors';
import { saysTheSame } from './said';
import { saidOf, type EstablishedRegime } from './sanctions-regime';

type Decision = readonly SanctionsRegimeFact[];
type Extension = MonitoringMandateExtended['data'];

export const establishMandate = (
  data: MonitoringMandateEstablished['data'],
  regime: EstablishedRegime,
): Decision => {
  const { mandate, decidedOn, endsOn } = data;
  const established = { type: 'MonitoringMandateEstablished', data } as const;
  requireEndAfter(decidedOn, endsOn);
  const acts = actsOf(regime, mandate);
  if (acts.some(({ fact }) => saysTheSame(fact, established))) return [];
  if (acts.some(({ fact }) => fact.type === established.type)) {
    throw new refused.MandateAlreadyEstablished(mandate);
  }
  const earlier = acts.find(({ dated }) => isCertainlyAfter(decidedOn, dated.decidedOn));
  if (earlier) {
    throw new refused.ExtendedBeforeEstablished(mandate, earlier.dated.decidedOn.verbatim);
  }
  requireInOrder(acts, data);
  return [established];
};

/**
 * Of a regime whose history is partial, the first that is known of a mandate may be an extension.
 *
 * @throws EndsBeforeItBegins, NoMandateToExtend, ExtensionAlreadyRecorded, ExtensionShortens
 */
export const extendMandate = (data: Extension, regime: EstablishedRegime): Decision => {
  const { mandate, decidedOn, endsOn } = data;
  requireEndAfter(decidedOn, endsOn);
  const acts = actsOf(regime, mandate);
  if (isExtended(acts, data)) return [];
  const isKnown = acts.length > 0 || regime.act.history === 'partial';
  if (!isKnown || isEstablishedAfter(acts, mandate, decidedOn)) {
    throw new refused.NoMandateToExtend(mandate, decidedOn.verbatim);
  }
  requireInOrder(acts, data);
  return [{ type: 'MonitoringMandateExtended', data }];
};

/** By the same resolution until the same day: it may have been derived from the adoption. */
const isExtended = (acts: readonly MandateAct[], { extendedBy, mandate, endsOn }: Extension) => {
  const act = acts.find((one) => symbolOf(one) === extendedBy);
  if (!act) return false;
  if (isSameDate(act.fact.data.endsOn, endsOn)) return true;
  throw new refused.ExtensionAlreadyRecorded(extendedBy, mandate);
};

/** Whatever became known first: what was decided later ends later. @throws ExtensionShortens */
const requireInOrder = (
  acts: readonly MandateAct[],
  { mandate, decidedOn, endsOn }: Pick<Extension, 'mandate' | 'decidedOn' | 'endsOn'>,
): void => {
  if (!endsOn) return;
  for (const { dated } of acts) {
    const isLater = isCertainlyAfter(dated.decidedOn, decidedOn);
    const [one, other] = isLater ? [endsOn, dated.endsOn] : [dated.endsOn, endsOn];
    if (one && other && isCertainlyAfter(one, other)) {
      throw new refused.ExtensionShortens(
        mandate,
        endsOn.verbatim,
        (dated.endsOn ?? endsOn).verbatim,
      );
    }
  }
};

/** What a document says, or the timekeeper's notice: that the last day on record came to pass. */
export const recordMandateExpiry = (
  data: MonitoringMandateExpired['data'],
  regime: EstablishedRegime,
  askedAt: Instant | undefined,
): Decision => {
  const { mandate, endedOn } = data;
  const isOnRecord = saidOf(regime, 'MonitoringMandateExpired').some(
    ({ dated }) => dated.mandate === mandate && isSameDate(dated.endedOn, endedOn),
  );
  if (isOnRecord) return [];
  const acts = actsOf(regime, mandate);
  if (acts.length === 0) throw new refused.UnknownMandate(mandate);
  // An extension that was decided after that day has not moved it.
  requireLastDay(mandate, actInForceOn(acts, endedOn)?.dated.endsOn, endedOn);
  requireOver(endedOn, askedAt);
  return [{ type: 'MonitoringMandateExpired', data }];
};

/** Outside the United Nations nothing of the Council's is asked for: not even its zone. */
export const establishAlternativeMonitoring = (
  data: AlternativeMonitoringEstablished['data'],
  regime: EstablishedRegime,
): Decision => {
  const known = saidOf(regime, 'AlternativeMonitoringEstablished').find(
    ({ dated }) => dated.body === data.body,
  );
  if (known && sameContent(known.fact.data, data)) return [];
  if (known) throw new refused.MonitorAlreadyEstablished(data.body);
  return [{ type: 'AlternativeMonitoringEstablished', data }];
};
