import {
  byGravity,
  isStale,
  lastLookOf,
  type Freshness,
  type Incomplete,
  type Reason,
} from '@answers';
import { COUNCIL_ZONE, sanctionsRegimeStream } from '@contracts';

import type { CouncilMeasure } from './council-measures';
import type { RegimeAt } from './regimes-at';

/** What may be missing from an answer about a regime's goods, the gravest first. */
export const incompleteOfRegime = (regimeAt: RegimeAt): readonly Incomplete[] =>
  byGravity(
    (Object.keys(DOUBTS) as (keyof typeof DOUBTS)[]).flatMap((reason) => {
      const detail = DOUBTS[reason](regimeAt);
      return detail === null ? [] : [{ reason, detail: `${sourceOf(regimeAt)}: ${detail}` }];
    }),
  );

type Doubt = (regimeAt: RegimeAt) => string | null;

const DOUBTS = {
  'renewal-unconfirmed': ({ regime: { measures, renewalUnconfirmed: asWhole } }) => {
    const unsure = measures.filter(({ renewalUnconfirmed }) => renewalUnconfirmed);
    if (unsure.length === 0 && !asWhole) return null;
    const ended = namesOf(unsure) || 'the measures that have one';
    return `the last day of ${ended} has passed, and nobody has confirmed that it was`;
  },
  disputed: ({ regime: { measures } }) => {
    const unsure = measures.filter(({ disputed }) => disputed);
    return unsure.length === 0 ? null : `sources disagree on the dates of ${namesOf(unsure)}`;
  },
  'before-establishment': ({ regime: { standing } }) =>
    standing === 'before-establishment' ? 'it was not established yet' : null,
  'measure-not-itemised': ({ regime: { standing, history, measures } }) => {
    if (standing !== 'in-force') return null;
    const unnamed = measures.filter(({ stage, codes }) => stage === 'in-force' && codes === null);
    const said = [
      ...(unnamed.length === 0 ? [] : [`the goods of ${namesOf(unnamed)} are not known by code`]),
      ...(history === 'partial' ? ['not all that it prohibits is held'] : []),
    ];
    return said.length === 0 ? null : said.join('; ');
  },
  stale: (regimeAt) =>
    isRegimeStale(regimeAt)
      ? `nobody has looked since ${String(lastLookOf(regimeAt.regime))}`
      : null,
} satisfies Partial<Record<Reason, Doubt>>;

const namesOf = (measures: readonly CouncilMeasure[]): string =>
  measures.map(({ measure }) => measure).join(', ');

export const freshnessOfRegime = (regimeAt: RegimeAt): Freshness => {
  const { lastChecked, lastAccepted } = regimeAt.regime;
  return { source: sourceOf(regimeAt), lastChecked, lastAccepted, stale: isRegimeStale(regimeAt) };
};

const sourceOf = ({ regime: { regime } }: RegimeAt): string => sanctionsRegimeStream(regime);

/** Of a regime that binds nobody there is nothing to look at. */
const isRegimeStale = ({ at, regime }: RegimeAt): boolean =>
  regime.standing === 'in-force' && isStale({ ...regime, zone: COUNCIL_ZONE }, at);
