import type { SanctionsRegimeFact } from '@contracts';
import { versionsCutAt, type Instant, type Known, type LegalDate, type Version } from '@kernel';
import type { Projection } from '@platform/projections';
import {
  believedEndsOf,
  groundOf,
  inTime,
  readAs,
  regimeLifeOf,
  type BelievedEnd,
  type Ground,
  type RegimeLife,
} from '@sanctions-regime';

import { regimeOf } from '../answers/regime-of';
import { EFFECTS } from './effects';

/** A fact of the regime, or an end that its facts tell of. */
export type HistoryEntry = Readonly<{
  type: SanctionsRegimeFact['type'];
  /** When it took effect, or will. */
  at: Instant;
  /** The day that it gives for that; of an end the last day, inclusive. */
  date: LegalDate;
  data: SanctionsRegimeFact['data'];
  restsOn: readonly Ground[];
}>;

/** All of a regime's facts in effective order: the same at any moment. */
export type RegimeHistory = Readonly<{ regime: string; entries: readonly HistoryEntry[] }>;

const timeline = (
  known: readonly Known<SanctionsRegimeFact>[],
): readonly Version<RegimeHistory>[] => {
  const life = regimeLifeOf(known);
  if (!life) return [];
  const history = { regime: life.founding.data.regime, entries: entriesOf(life) };
  return versionsCutAt([], 'legal-act', () => history);
};

const entriesOf = (life: RegimeLife): readonly HistoryEntry[] => {
  const { regime } = life.founding.data;
  const told = life.facts.flatMap((fact) => {
    const effect = readAs(EFFECTS, fact);
    if (!effect) return [];
    const at = life.contestations.find(({ restsOn }) => restsOn.eventId === fact.id)?.from;
    const { type, data } = fact;
    return [{ type, ...effect, at: at ?? effect.at, data, restsOn: [groundOf(fact)] }];
  });
  return [...told, ...believedEndsOf(life).map((end) => endEntry(regime, end))].toSorted(inOrder);
};

/** Shown for each end that is believed, whether or not anybody has noticed it: and so only once. */
const endEntry = (
  regime: string,
  { kind, id, endedOn, at, restsOn }: BelievedEnd,
): HistoryEntry => {
  const end = { at, date: endedOn, restsOn };
  return kind === 'mandate'
    ? { type: 'MonitoringMandateExpired', ...end, data: { regime, mandate: id, endedOn } }
    : { type: 'SanctionsMeasureExpired', ...end, data: { regime, measure: id, endedOn } };
};

const inOrder = (one: HistoryEntry, other: HistoryEntry): number => {
  const [a, b] = [one.restsOn.at(-1), other.restsOn.at(-1)];
  if (!a || !b) return Number(one.at > other.at) - Number(one.at < other.at);
  return inTime({ from: one.at, restsOn: a }, { from: other.at, restsOn: b });
};

export const regimeHistory: Projection<SanctionsRegimeFact, RegimeHistory> = {
  name: 'regime-history',
  streams: 'sanctions-regime',
  keysOf: ({ stream }) => [regimeOf(stream)],
  timeline,
  columns: ({ regime }) => ({ regime }),
};
