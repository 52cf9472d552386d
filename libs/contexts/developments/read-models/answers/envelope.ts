import {
  metaOf as envelopeOf,
  type Asked,
  type Freshness,
  type Incomplete,
  type Meta,
} from '@answers';
import { modelVersionOf } from '@platform/projections';

import type { DevelopmentInTime } from '../development/development';
import { developments } from '../developments.read-model';
import type { DevelopmentAt } from './development-at';
import type { DevelopmentFilter } from './filter';

/** The envelope of an answer that rests on some developments, those that are still to come too. */
export const metaOf = (
  asked: Asked,
  found: readonly DevelopmentAt[],
  incomplete: readonly Incomplete[],
): Meta =>
  envelopeOf(asked, {
    instants: Object.fromEntries(found.flatMap(({ instants }) => Object.entries(instants))),
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

/** What is known of it, and may be less than the truth. */
export const doubtsOf = (found: DevelopmentAt): readonly Incomplete[] => [
  ...disputesOf(found),
  ...silenceOf(found),
];

const disputesOf = (found: DevelopmentAt): readonly Incomplete[] =>
  (found.current?.disputed ?? disputedBefore(found)).map(({ field }) => ({
    reason: 'disputed',
    detail: `${found.id}: sources disagree on ${field}`,
  }));

/** By one source's word it was there already, by another's it was still to come. */
const disputedBefore = ({ at, versions }: DevelopmentAt) =>
  (versions[0]?.disputedBefore ?? []).filter(({ from, until }) => from <= at && at < until);

/** That a treaty was signed and nothing came of it is nowhere said: nobody wrote down what did. */
const silenceOf = ({ id, current, versions }: DevelopmentAt): readonly Incomplete[] => {
  if (current?.kind !== 'treaty' || current.status !== 'signed') return [];
  if (versions.some(isFollowed)) return [];
  const detail = `${id}: what became of it after its signature is not on record`;
  return [{ reason: 'before-coverage', detail }];
};

const isFollowed = (version: DevelopmentInTime): boolean =>
  version.kind === 'treaty' && (version.ratifications.length > 0 || version.entry !== null);

/** Nobody records everything that is said in the world: an empty answer says "not on record". */
export const notOnRecord = ({ about, actor }: DevelopmentFilter): readonly Incomplete[] => {
  const sought = [about && `about ${about}`, actor && `in which ${actor} acts`].filter(Boolean);
  if (sought.length === 0) return [];
  const detail = `no such development ${sought.join(', ')} is on record`;
  return [{ reason: 'before-coverage', detail }];
};
