import { setImmediate } from 'node:timers/promises';

import type { Receipt } from '../event-log';
import type { PreparedCommit } from '../prepared-commit';
import type { Outcome } from './append-group';
import { isLostConnection } from './lost-connection';

type Waiting = Readonly<{
  commit: PreparedCommit;
  resolve: (receipt: Receipt) => void;
  reject: (reason: unknown) => void;
}>;

/** A group in the database, and how those who wait for it are told. */
type Written = Readonly<{ size: number; answer: () => void }>;

const MAX_COMMITS = 256;
const MAX_EVENTS = 20_000;

/**
 * Those who come while a group is being written go together in the next: one lock and one flush of
 * the disk serve all of them, and each is answered for itself. Half of them go at a time, so that
 * these prepare what they say next while the database is busy with the others.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;

  constructor(
    private readonly write: (group: readonly PreparedCommit[]) => Promise<readonly Outcome[]>,
  ) {}

  add(commit: PreparedCommit): Promise<Receipt> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ commit, resolve, reject });
      this.writing ??= this.writeAll();
    });
  }

  /** Resolves when nobody waits any more. */
  async idle(): Promise<void> {
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    let written: Written = { size: 0, answer: () => undefined };
    do {
      // Whoever asks in this turn of the loop comes along.
      await setImmediate();
      const writing = this.writeHalf(written.size);
      // On its way to the database before anybody else is given this thread.
      await setImmediate();
      written.answer();
      written = await writing;
      if (this.waiting.length === 0) {
        written.answer();
        await setImmediate();
        written = { size: 0, answer: () => undefined };
      }
    } while (this.waiting.length > 0);
    this.writing = undefined;
  }

  private writeHalf(unanswered: number): Promise<Written> {
    const half = Math.ceil((this.waiting.length + unanswered) / 2);
    const size = groupSize(this.waiting.slice(0, half).map(({ commit }) => commit));
    return writeGroup(this.waiting.splice(0, size), this.write);
  }
}

/** How many of those who wait, from the first, make up a group. */
const groupSize = (commits: readonly PreparedCommit[]): number => {
  const ids = new Set<string>();
  let events = 0;
  const end = commits.findIndex((commit, i) => {
    events += commit.size;
    const claimed = claimedBy(commit);
    const full = i === MAX_COMMITS || (i > 0 && events > MAX_EVENTS);
    if (full || claimed.some((id) => ids.has(id))) return true;
    claimed.forEach((id) => ids.add(id));
    return false;
  });
  return end < 0 ? commits.length : end;
};

/** The same command twice, or two commits that want one id, need each other's outcome. */
const claimedBy = ({ provenance, appends }: PreparedCommit): readonly string[] => [
  provenance.commandId,
  ...appends.flatMap(({ facts }) => facts.filter(({ chosen }) => chosen).map(({ id }) => id)),
];

const writeGroup = async (
  group: readonly Waiting[],
  write: (group: readonly PreparedCommit[]) => Promise<readonly Outcome[]>,
): Promise<Written> => {
  try {
    const outcomes = await write(group.map(({ commit }) => commit));
    const answer = () => group.forEach((waiting, i) => settle(waiting, outcomes[i]));
    return { size: group.length, answer };
  } catch (error) {
    if (group.length === 1 || isLostConnection(error)) {
      return { size: group.length, answer: () => group.forEach(({ reject }) => reject(error)) };
    }
    // What the database cannot take of one commit is no reason to refuse the others.
    const answers: (() => void)[] = [];
    for (const waiting of group) answers.push((await writeGroup([waiting], write)).answer);
    return { size: group.length, answer: () => answers.forEach((answer) => answer()) };
  }
};

const settle = ({ resolve, reject }: Waiting, outcome: Outcome | undefined): void => {
  if (outcome === undefined || outcome instanceof Error) reject(outcome);
  else resolve(outcome);
};
