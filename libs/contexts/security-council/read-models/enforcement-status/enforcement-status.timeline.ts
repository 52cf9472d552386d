import type { SanctionsRegimeFact } from '@contracts';
import {
  BEGINNING,
  sameContent,
  versionsCutAt,
  type Instant,
  type Known,
  type Version,
} from '@kernel';
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
    /** Between which instants the axes stand so, whatever is doubtful meanwhile; null: no end. */
    since: Instant;
    until: Instant | null;
  }>;

type Said = Omit<EnforcementStatus, 'since' | 'until'>;

const timeline = (
  known: readonly Known<SanctionsRegimeFact>[],
): readonly Version<EnforcementStatus>[] => {
  const life = regimeLifeOf(known);
  if (!life) return [];
  const { regime, name, aliases, history, freshForDays } = life.founding.data;
  const named = { regime, name, aliases, history, freshForDays };
  const look = lastLookIn(life);
  const versions = versionsCutAt(instantsOf(life), 'legal-act', (at) => ({
    ...named,
    ...enforcementAt(life, at),
    ...look,
  }));
  return versions.map((version, i) => ({
    ...version,
    value: { ...version.value, ...spanOf(versions, i) },
  }));
};

/** Over all versions around one in which the axes say the same. */
const spanOf = (
  versions: readonly Version<Said>[],
  i: number,
): Pick<EnforcementStatus, 'since' | 'until'> => {
  const isTurn = (version: Version<Said>): boolean =>
    !sameContent(axesOf(version.value), axesOf(versions[i]?.value ?? version.value));
  const first = versions.slice(0, i).findLastIndex(isTurn) + 1;
  const next = versions.slice(i + 1).find(isTurn);
  return { since: versions[first]?.validFrom ?? BEGINNING, until: next?.validFrom ?? null };
};

const axesOf = ({
  measures,
  monitoring,
  oversight,
  monitoringBody,
  mandateEndsOn,
  blockedBy,
}: Said) => ({ measures, monitoring, oversight, monitoringBody, mandateEndsOn, blockedBy });

export const enforcementStatus: Projection<SanctionsRegimeFact, EnforcementStatus> = {
  name: 'enforcement-status',
  streams: 'sanctions-regime',
  keysOf: ({ stream }) => [regimeOf(stream)],
  timeline,
  columns: ({ regime }) => ({ regime }),
};
