import type { Cause, Recorded } from '../event-log';
import { instantText } from './text-rows';

/** What the events of a commit have in common. */
export type RecordedCommit = Readonly<{
  firstPosition: bigint;
  size: number;
  id: string;
  recordedAt: string;
  provenance: Recorded['provenance'];
}>;

export const COMMIT_COLUMNS = `
  commit.first_position, commit.size, commit.id, ${instantText('commit.recorded_at')},
  commit.actor, commit.cause, commit.command_id, commit.correlation_id, commit.causation_id,
  commit.evidence`;

export type CommitRow = readonly [
  firstPosition: string,
  size: string,
  id: string,
  recordedAt: string,
  actor: string,
  cause: Cause,
  commandId: string,
  correlationId: string,
  causationId: string | null,
  evidence: string,
];

export const commitFrom = ([first, size, id, recordedAt, ...rest]: CommitRow): RecordedCommit => {
  const [actor, cause, commandId, correlationId, causationId, evidence] = rest;
  return {
    firstPosition: BigInt(first),
    size: Number(size),
    id,
    recordedAt,
    provenance: {
      ...{ commandId, correlationId, causationId, actor, cause },
      // `{"\\x2c26…","\\x9f86…"}`
      evidence: evidence.match(/[0-9a-f]{64}/g) ?? [],
    },
  };
};

/** From log.event and its log.stream. */
export const EVENT_COLUMNS = `
  event.position, event.commit, event.id, stream.name, event.version, event.schema_version,
  event.type, event.subject, event.payload, event.leaf_hash, event.evidence`;

export type EventRow = readonly [
  position: string,
  commit: string,
  id: string,
  stream: string,
  version: string,
  schemaVersion: string,
  type: string,
  subject: string,
  payload: string,
  leafHash: string,
  evidence: string | null,
];

export const eventFrom = (row: EventRow, commit: RecordedCommit): Recorded => {
  const [at, , id, stream, version, schemaVersion, type, subject, payload, leafHash, places] = row;
  const position = BigInt(at);
  return {
    type,
    data: JSON.parse(payload) as object,
    ...{ id, position, recordedAt: commit.recordedAt },
    evidence: ownEvidence(commit.provenance.evidence, places),
    ...{ stream, version: Number(version), subject, schemaVersion: Number(schemaVersion) },
    commit: { id: commit.id, index: Number(position - commit.firstPosition), size: commit.size },
    provenance: commit.provenance,
    // Behind the `\x` that marks a bytea.
    leafHash: leafHash.slice(2),
  };
};

/** `{0,2}`: places in what the commit cites. */
const ownEvidence = (evidence: readonly string[], places: string | null): readonly string[] =>
  places === null
    ? evidence
    : (places.match(/\d+/g) ?? []).flatMap((place) => evidence[Number(place)] ?? []);
