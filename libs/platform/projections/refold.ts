import type { Version } from '@kernel';
import type { Recorded } from '@platform/event-log';

import type { WholeCommit } from './commits';
import { foldKey } from './fold-key';
import type { KeysOf } from './keys-of';
import type { ReadModel } from './projection';
import { FoldFailed } from './read-model.errors';
import { revise, type VersionRow } from './version-row';

type AnyProjection = ReadModel['projections'][number];

/** What one commit says about a key. */
export type Step = Readonly<{ facts: readonly Recorded[]; position: bigint }>;

/** What is held of a key: the facts known of it, oldest first, and the rows believed by them. */
export type Held = Readonly<{
  known: readonly Recorded[];
  open: readonly VersionRow<object>[];
}>;

export type Revision = Readonly<{
  /** Stored rows that are believed no longer, with their `toPos`. */
  closed: readonly VersionRow<object>[];
  /** New rows. One that a later commit of the batch closed again has both positions. */
  opened: readonly VersionRow<object>[];
}>;

/** The commits of a batch by the keys that they touch, oldest first. */
export const stepsOf = (
  commits: readonly WholeCommit[],
  keysOf: KeysOf,
): ReadonlyMap<string, readonly Step[]> => {
  const steps = new Map<string, Step[]>();
  for (const { facts, position } of commits) {
    for (const [key, touching] of touchedBy(facts, keysOf)) {
      const step = { facts: touching, position };
      const earlier = steps.get(key);
      if (earlier) earlier.push(step);
      else steps.set(key, [step]);
    }
  }
  return steps;
};

const touchedBy = (
  facts: readonly Recorded[],
  keysOf: KeysOf,
): ReadonlyMap<string, readonly Recorded[]> => {
  const touched = new Map<string, Recorded[]>();
  for (const fact of facts) {
    for (const key of keysOf(fact)) {
      const touching = touched.get(key);
      if (touching) touching.push(fact);
      else touched.set(key, [fact]);
    }
  }
  return touched;
};

/**
 * Folds a key anew after each commit that touches it. In one batch or in many, the rows and their
 * positions come out the same.
 *
 * @throws FoldFailed
 */
export const refold = (
  projection: AnyProjection,
  key: string,
  { known, open }: Held,
  steps: readonly Step[],
): Revision => {
  const history = [...known];
  const closed: VersionRow<object>[] = [];
  let believed = open;
  for (const { facts, position } of steps) {
    history.push(...facts);
    const versions = versionsAt(projection, key, history, position);
    const revised = revise(believed, versions, { key, position });
    closed.push(...revised.closed);
    believed = revised.open;
  }
  const first = steps[0]?.position ?? 0n;
  const isStored = ({ fromPos }: VersionRow<object>) => fromPos < first;
  return {
    closed: closed.filter(isStored),
    opened: [...closed, ...believed].filter((row) => !isStored(row)),
  };
};

const versionsAt = (
  projection: AnyProjection,
  key: string,
  history: readonly Recorded[],
  position: bigint,
): readonly Version<object>[] => {
  try {
    return foldKey(projection, history, key);
  } catch (error) {
    throw new FoldFailed(`${projection.name}: ${key}`, position, error);
  }
};
