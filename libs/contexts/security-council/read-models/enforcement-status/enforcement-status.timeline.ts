import type { SanctionsRegimeFact } from '@contracts';
import { versionsCutAt, type Known, type Version } from '@kernel';
import type { Projection } from '@platform/projections';
import { enforcementAt, instantsOf, regimeLifeOf, type Enforcement } from '@sanctions-regime';

import { lastLookIn, type LastLook } from '../answers/last-look';
import { regimeOf } from '../answers/regime-of';

/** A regime's three axes at one moment, and how far its record reaches. */
export type EnforcementStatus = Enforcement &
  LastLook &
  Readonly<{
    regime: string;
    name: string;
    /** Later names that are asked for. */
    aliases: readonly string[];
    history: 'complete' | 'partial';
    freshForDays: number | null;
  }>;

const timeline = (
  known: readonly Known<SanctionsRegimeFact>[],
): readonly Version<EnforcementStatus>[] => {
  const life = regimeLifeOf(known);
  if (!life) return [];
  const { regime, name, aliases, history, freshForDays } = life.founding.data;
  const named = { regime, name, aliases, history, freshForDays };
  const look = lastLookIn(life);
  return versionsCutAt(instantsOf(life), 'legal-act', (at) => ({
    ...named,
    ...enforcementAt(life, at),
    ...look,
  }));
};

export const enforcementStatus: Projection<SanctionsRegimeFact, EnforcementStatus> = {
  name: 'enforcement-status',
  streams: 'sanctions-regime',
  keysOf: ({ stream }) => [regimeOf(stream)],
  timeline,
  columns: ({ regime }) => ({ regime }),
};
