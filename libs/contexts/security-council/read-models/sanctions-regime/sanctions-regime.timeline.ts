import type { SanctionsRegimeFact } from '@contracts';
import { versionsCutAt, type Instant, type Known, type LegalDate, type Version } from '@kernel';
import type { Projection } from '@platform/projections';
import {
  actsToCome,
  contestationsAt,
  enforcementAt,
  instantsOf,
  isInDispute,
  mandatesAt,
  measuresAt,
  measuresEndOf,
  measuresToCome,
  regimeLifeOf,
  type Contestation,
  type Dispute,
  type Enforcement,
  type MandateInTime,
  type MeasureInTime,
  type MeasuresEnd,
  type MeasureToCome,
  type OutsideMonitor,
  type RegimeAct,
  type RegimeLife,
} from '@sanctions-regime';

import { lastLookIn, type LastLook } from '../answers/last-look';
import { regimeOf } from '../answers/regime-of';

/** A regime with all that is in it at one moment. */
export type SanctionsRegime = Enforcement &
  LastLook &
  Readonly<{
    regime: string;
    name: string;
    aliases: readonly string[];
    establishedBy: string;
    decidedOn: LegalDate;
    history: 'complete' | 'partial';
    /** ISO 3166-1 alpha-2. */
    territories: readonly string[];
    freshForDays: number | null;
    mandates: readonly MandateInTime[];
    /** Every one that was imposed by then, whatever became of it. */
    imposed: readonly MeasureInTime[];
    /** Until when those measures last that have an end; null where nothing was decided of it. */
    measuresEnd: MeasuresEnd | null;
    /** Terminations and reinstatements so far. */
    acts: readonly RegimeAct[];
    contestations: readonly Contestation[];
    outside: readonly OutsideMonitor[];
    disputed: readonly Dispute[];
    /** What is decided or on record by then, and still to come. */
    toCome: Readonly<{ measures: readonly MeasureToCome[]; acts: readonly RegimeAct[] }>;
  }>;

const regimeAt = (life: RegimeLife, at: Instant) => ({
  ...enforcementAt(life, at),
  mandates: mandatesAt(life, at),
  imposed: measuresAt(life, at),
  measuresEnd: measuresEndOf(life.measuresEnd, at) ?? null,
  acts: life.acts.filter(({ from }) => from <= at),
  contestations: contestationsAt(life.contestations, life.closures, at),
  outside: life.outside.filter(({ from }) => from <= at),
  disputed: life.disputes.filter((dispute) => isInDispute(dispute, at)),
  toCome: { measures: measuresToCome(life, at), acts: actsToCome(life, at) },
});

const timeline = (
  known: readonly Known<SanctionsRegimeFact>[],
): readonly Version<SanctionsRegime>[] => {
  const life = regimeLifeOf(known);
  if (!life) return [];
  const { regime, name, aliases, establishedBy, decidedOn } = life.founding.data;
  const { history, territories, freshForDays } = life.founding.data;
  const named = { regime, name, aliases, establishedBy, decidedOn };
  const founded = { ...named, history, territories, freshForDays, ...lastLookIn(life) };
  return versionsCutAt(instantsOf(life), 'legal-act', (at) => ({
    ...founded,
    ...regimeAt(life, at),
  }));
};

export const sanctionsRegime: Projection<SanctionsRegimeFact, SanctionsRegime> = {
  name: 'sanctions-regime',
  streams: 'sanctions-regime',
  keysOf: ({ stream }) => [regimeOf(stream)],
  timeline,
  columns: ({ regime }) => ({ regime }),
};
