import {
  isStale,
  lastLookOf,
  metaOf as envelopeOf,
  type Asked,
  type Freshness,
  type Incomplete,
  type Meta,
} from '@answers';
import { COUNCIL_ZONE, sanctionsRegimeStream } from '@contracts';
import type { Instant } from '@kernel';
import { modelVersionOf } from '@platform/projections';
import type { Doubt } from '@sanctions-regime';

import { securityCouncil } from '../security-council.read-model';
import type { LastLook } from './last-look';
import { momentOf } from './regime-at';

/** What an answer has to know of each regime that it rests on. */
export type Consulted = LastLook &
  Readonly<{
    regime: string;
    history: 'complete' | 'partial';
    freshForDays: number | null;
    doubts: readonly Doubt[];
  }>;

const MODEL_VERSION = modelVersionOf(securityCouncil);

/** The envelope of an answer that rests on some regimes. */
export const metaOf = (
  asked: Asked,
  regimes: readonly Consulted[],
  further: readonly Incomplete[] = [],
): Meta =>
  metaWith(asked, regimes, (at) => [
    ...regimes.flatMap((regime) => doubtsOf(regime, at)),
    ...further,
  ]);

/**
 * Where an answer does not rest on how the regimes stand: a vote was taken, whoever monitors. That
 * sources disagree on a day is said here too.
 */
export const metaOfRecord = (
  asked: Asked,
  regimes: readonly Consulted[],
  incomplete: readonly Incomplete[],
): Meta =>
  metaWith(asked, regimes, (at) => {
    const doubts = regimes.flatMap((regime) => doubtsOf(regime, at));
    return [...doubts.filter(({ reason }) => reason === 'disputed'), ...incomplete];
  });

const metaWith = (
  asked: Asked,
  regimes: readonly Consulted[],
  incomplete: (at: Instant) => readonly Incomplete[],
): Meta => {
  const at = momentOf(asked);
  return envelopeOf(asked, {
    instants: { [COUNCIL_ZONE]: at },
    modelVersion: MODEL_VERSION,
    incomplete: incomplete(at),
    freshness: regimes.map((regime) => freshnessOf(regime, at)),
  });
};

const doubtsOf = (regime: Consulted, at: Instant): readonly Incomplete[] => {
  const doubts = regime.doubts.map(({ reason, detail }) => ({
    reason,
    detail: `${regime.regime}: ${detail}`,
  }));
  if (!isRegimeStale(regime, at)) return doubts;
  const detail = `${regime.regime}: nobody has looked since ${String(lastLookOf(regime))}`;
  return [...doubts, { reason: 'stale', detail }];
};

/** Where a question is about all that was ever decided, and not all of it is on record. */
export const notAllOnRecord = (
  regimes: readonly Consulted[],
  what: string,
): readonly Incomplete[] =>
  regimes
    .filter(({ history }) => history === 'partial')
    .map(({ regime }) => ({
      reason: 'before-coverage',
      detail: `${regime}: not all of its ${what} are on record`,
    }));

const freshnessOf = (regime: Consulted, at: Instant): Freshness => {
  const { lastChecked, lastAccepted } = regime;
  const source = sanctionsRegimeStream(regime.regime);
  return { source, lastChecked, lastAccepted, stale: isRegimeStale(regime, at) };
};

const isRegimeStale = (regime: Consulted, at: Instant): boolean =>
  isStale({ ...regime, zone: COUNCIL_ZONE }, at);
