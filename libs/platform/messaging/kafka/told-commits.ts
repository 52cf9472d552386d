import type { EventLog, Recorded } from '@platform/event-log';

import { LogDisagrees } from './kafka.errors';
import type { LogMessage, ToldFact } from './read-message';

/** The messages of one commit, all of them. */
export type ToldCommit = readonly LogMessage[];

/**
 * Facts as the log gives them. What was withheld is asked of the log, together with the rest of its
 * commit: whoever may read determinations can read the log, and nobody else learns of them.
 *
 * @throws LogDisagrees
 */
export const recordedIn = async (
  commits: readonly ToldCommit[],
  log: Pick<EventLog, 'eventsAt'>,
): Promise<readonly Recorded[]> => {
  const secret = commits.filter((commit) => commit.some(({ told }) => told === undefined)).flat();
  const asked = secret.length === 0 ? [] : await log.eventsAt(secret.map((one) => one.position));
  const byPosition = new Map(asked.map((fact) => [fact.position, fact]));
  for (const { position, leafHash } of secret) {
    if (byPosition.get(position)?.leafHash !== leafHash) throw new LogDisagrees(position);
  }
  return commits.flatMap((commit) => factsOf(commit, byPosition));
};

const factsOf = (commit: ToldCommit, asked: ReadonlyMap<bigint, Recorded>): readonly Recorded[] => {
  const [first] = commit;
  const evidence = first?.told?.commitEvidence ?? first?.told?.evidence ?? [];
  return commit.flatMap(({ position, told }) => {
    const fact = asked.get(position) ?? (told && recorded(told, evidence));
    return fact ?? [];
  });
};

const recorded = (
  { commitEvidence: _told, provenance, ...fact }: ToldFact,
  evidence: readonly string[],
): Recorded => ({ ...fact, provenance: { ...provenance, evidence } });
