import {
  metaOf as envelopeOf,
  type Asked,
  type Freshness,
  type Incomplete,
  type Meta,
} from '@answers';
import { modelVersionOf } from '@platform/projections';

import { developments } from '../developments.read-model';
import type { DevelopmentAt } from './development-at';

/** The envelope of an answer that rests on some developments, those that are still to come too. */
export const metaOf = (
  asked: Asked,
  found: readonly DevelopmentAt[],
  incomplete: readonly Incomplete[],
): Meta =>
  envelopeOf(asked, {
    instants: Object.fromEntries(found.map(({ zone, at }) => [zone, at])),
    modelVersion: modelVersionOf(developments),
    incomplete,
    freshness: found.flatMap(freshnessOf),
  });

/** Nobody publishes when a development may rest: it never is too old by itself. */
const freshnessOf = ({ id: source, current }: DevelopmentAt): readonly Freshness[] => {
  if (!current) return [];
  const { lastChecked, lastAccepted } = current;
  return [{ source, lastChecked, lastAccepted, stale: false }];
};

export const notYet = ({ id }: DevelopmentAt): Incomplete => ({
  reason: 'before-establishment',
  detail: `${id}: it had not come to that yet at the moment asked for`,
});

export const disputesOf = (found: DevelopmentAt): readonly Incomplete[] =>
  (found.current?.disputed ?? disputedBefore(found)).map(({ field }) => ({
    reason: 'disputed',
    detail: `${found.id}: sources disagree on ${field}`,
  }));

/** By one source's word it was there already, by another's it was still to come. */
const disputedBefore = ({ at, versions }: DevelopmentAt) =>
  (versions[0]?.disputedBefore ?? []).filter(({ from, until }) => from <= at && at < until);
