import { schemaOf, UnknownEvent } from '@contracts';
import type { Recorded } from '@platform/event-log';

import { CommitSplit, ModelHasGap } from './read-model.errors';

export type WholeCommit = Readonly<{
  facts: readonly Recorded[];
  /** Where the commit ends: from here on the system knows it. */
  position: bigint;
}>;

/** @throws CommitSplit */
export const commitsIn = (facts: readonly Recorded[]): readonly WholeCommit[] => {
  const commits: WholeCommit[] = [];
  let start = 0;
  for (let first = facts[0]; first; first = facts[start]) {
    const own = facts.slice(start, start + first.commit.size);
    if (!isWhole(own)) throw new CommitSplit(first.commit.id, first.position);
    commits.push({ facts: own, position: first.position + BigInt(own.length - 1) });
    start += own.length;
  }
  return commits;
};

const isWhole = (facts: readonly Recorded[]): boolean => {
  const [first] = facts;
  return facts.every(
    ({ commit }, index) =>
      commit.index === index && commit.size === facts.length && commit.id === first?.commit.id,
  );
};

/**
 * What is new after a position. Two runners of one model are given the same commits: what the other
 * has applied is left out.
 *
 * @throws ModelHasGap
 */
export const commitsAfter = (
  commits: readonly WholeCommit[],
  position: bigint,
): readonly WholeCommit[] => {
  const fresh = commits.filter((commit) => commit.position > position);
  let expected = position + 1n;
  for (const { position: found } of fresh.flatMap(({ facts }) => facts)) {
    if (found !== expected) throw new ModelHasGap(expected, found);
    expected += 1n;
  }
  return fresh;
};

export type Readable = Readonly<{
  /** Up to the first commit that holds an event which this build does not know. */
  commits: readonly WholeCommit[];
  unknown?: Readonly<{ error: UnknownEvent; position: bigint }>;
}>;

export const readable = (commits: readonly WholeCommit[]): Readable => {
  for (const [index, { facts }] of commits.entries()) {
    const unknown = firstUnknown(facts);
    if (unknown) return { commits: commits.slice(0, index), unknown };
  }
  return { commits };
};

const firstUnknown = (facts: readonly Recorded[]): Readable['unknown'] => {
  for (const { type, schemaVersion, position } of facts) {
    try {
      schemaOf(type, schemaVersion);
    } catch (error) {
      if (error instanceof UnknownEvent) return { error, position };
      throw error;
    }
  }
  return undefined;
};

/** In batches of about so many events, no commit being split. */
export const batchesOf = (
  commits: readonly WholeCommit[],
  events: number,
): readonly (readonly WholeCommit[])[] => {
  const batches: WholeCommit[][] = [];
  let size = events;
  for (const commit of commits) {
    if (size >= events) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(commit);
    size += commit.facts.length;
  }
  return batches;
};
