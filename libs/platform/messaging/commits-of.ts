import type { Recorded } from '@platform/event-log';

/** A feed gives whole commits, several at a time: one by one. */
export const commitsOf = (piece: readonly Recorded[]): readonly (readonly Recorded[])[] => {
  const commits: Recorded[][] = [];
  for (const fact of piece) {
    const open = commits.at(-1);
    if (open?.[0]?.commit.id === fact.commit.id) open.push(fact);
    else commits.push([fact]);
  }
  return commits;
};
