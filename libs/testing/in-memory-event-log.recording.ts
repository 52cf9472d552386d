import type { Instant } from '@kernel';
import {
  EventIdTaken,
  leafHashOf,
  StreamMoved,
  type ExpectedVersion,
  type PreparedCommit,
  type PreparedFact,
  type Recorded,
  type Unhashed,
} from '@platform/event-log';

/** What a commit meets. */
export type Held = Readonly<{
  position: bigint;
  /** When this commit is recorded: not before the last. */
  recordedAt: Instant;
  versionOf: (stream: string) => number;
  holds: (eventId: string) => boolean;
}>;

/** @throws EventIdTaken, StreamMoved, in the order in which log.append asks */
export const record = (commit: PreparedCommit, held: Held): readonly Recorded[] => {
  const facts = commit.appends.flatMap((append) => append.facts);
  const taken = facts.find(({ id }) => held.holds(id));
  if (taken) throw new EventIdTaken(taken.id);
  const versions = new Map<string, number>();
  const recorded: Recorded[] = [];
  for (const { stream, expectedVersion, facts: appended } of commit.appends) {
    const version = versions.get(stream) ?? held.versionOf(stream);
    if (!isAt(expectedVersion, version)) throw new StreamMoved(stream, expectedVersion, version);
    versions.set(stream, version + appended.length);
    appended.forEach((fact, i) => {
      const place = { stream, version: version + i + 1, index: recorded.length };
      recorded.push(recordedFact(fact, place, { commit, held }));
    });
  }
  return recorded;
};

const isAt = (expected: ExpectedVersion, version: number): boolean => {
  if (expected === 'STREAM_EXISTS') return version > 0;
  return version === (expected === 'STREAM_DOES_NOT_EXIST' ? 0 : expected);
};

const recordedFact = (
  { id, type, schemaVersion, subject, payload, salt, evidence }: PreparedFact,
  { stream, version, index }: Readonly<{ stream: string; version: number; index: number }>,
  { commit, held }: Readonly<{ commit: PreparedCommit; held: Held }>,
): Recorded => {
  const { requestSha256: _, ...provenance } = commit.provenance;
  const unhashed: Unhashed = {
    type,
    // As it would be read again: neither an undefined field nor the caller's own object.
    data: JSON.parse(payload) as object,
    ...{ id, position: held.position + BigInt(index) + 1n, recordedAt: held.recordedAt, evidence },
    ...{ stream, version, subject, schemaVersion, provenance },
    commit: { id: commit.id, index, size: commit.size },
  };
  return { ...unhashed, leafHash: leafHashOf(unhashed, salt) };
};
