import { restsOn } from '@answers';
import type { SanctionsRegimeFact } from '@contracts';
import { versionsCutAt, type Instant, type Known, type Version } from '@kernel';
import type { Projection } from '@platform/projections';
import {
  instantsOf,
  lastAct,
  measuresEndOf,
  regimeLifeOf,
  type RegimeLife,
} from '@sanctions-regime';

import { lookAt, lookInstants, type Looks } from '../export-ban-list/last-look';
import type { CouncilMeasures } from './council-measures';
import { councilMeasuresAt } from './measures-in-time';
import { regimeLooks } from './regime-looks';

const regimeAt = (life: RegimeLife, looks: Looks, at: Instant): CouncilMeasures => {
  const { regime, name, territories, history, freshForDays } = life.founding.data;
  const standing = standingAt(life, at);
  return {
    regime,
    name,
    territories,
    history,
    standing,
    freshForDays,
    ...lookAt(looks, at),
    renewalUnconfirmed:
      standing === 'in-force' && measuresEndOf(life.measuresEnd, at)?.unconfirmed === true,
    measures: councilMeasuresAt(life, at),
    restsOn: [restsOn(life.founding)],
  };
};

const standingAt = (life: RegimeLife, at: Instant): CouncilMeasures['standing'] => {
  if (at < life.from) return 'before-establishment';
  return lastAct(life.acts, at)?.kind === 'terminated' ? 'terminated' : 'in-force';
};

const timeline = (
  known: readonly Known<SanctionsRegimeFact>[],
): readonly Version<CouncilMeasures>[] => {
  const life = regimeLifeOf(known);
  // Of a regime that has no trade to bind no check asks anything.
  if (!life || life.founding.data.territories.length === 0) return [];
  const looks = regimeLooks(life);
  const instants = [...instantsOf(life), ...lookInstants(looks)];
  return versionsCutAt(instants, 'legal-act', (at) => regimeAt(life, looks, at));
};

/**
 * What the regimes of the Security Council say of trade in goods, learned from the facts that its
 * own context publishes.
 */
export const councilMeasure: Projection<SanctionsRegimeFact, CouncilMeasures> = {
  name: 'council-measure',
  streams: 'sanctions-regime',
  // Every fact of the stream is one about the regime; the stream is named after it.
  keysOf: ({ stream }) => [stream.slice(stream.indexOf('/') + 1)],
  timeline,
  columns: ({ regime }) => ({ regime }),
};
