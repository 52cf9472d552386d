import { newestSchemaOf } from '@contracts';
import { v7 as uuid7 } from 'uuid';

import { admittedId, admittedProvenance, MalformedCommit } from './admitted-provenance';
import { canonicalText } from './canonical-text';
import { payloadHashOf } from './envelope';
import {
  MAX_EVENT_BYTES,
  type Append,
  type Commit,
  type ExpectedVersion,
  type NewFact,
  type Provenance,
  type Refusal,
} from './event-log';
import { EventIdTaken, EventTooLarge } from './event-log.errors';
import { freshSalt } from './salt';

/** A fact as it will be recorded, but for what only the log knows: its place and its moment. */
export type PreparedFact = Readonly<{
  id: string;
  /** Somebody brought the id along, so that it may be in the log already. */
  chosen: boolean;
  type: string;
  schemaVersion: number;
  subject: string;
  /** RFC 8785 JSON. */
  payload: string;
  salt: Buffer;
  /** SHA-256 in hex of the salt and the payload. */
  payloadHash: string;
  evidence: readonly string[];
  /** Where the commit's evidence has the fact's own; null: it is the same. */
  evidencePlaces: readonly number[] | null;
}>;

export type PreparedAppend = Readonly<{
  stream: string;
  expectedVersion: ExpectedVersion;
  facts: readonly PreparedFact[];
}>;

/** All that can be done before anybody waits for anybody is done. */
export type PreparedCommit = Readonly<{
  id: string;
  provenance: Provenance;
  appends: readonly PreparedAppend[];
  /** Facts, over all appends. */
  size: number;
  refusal: Refusal | null;
  /** JSON. */
  result: string | null;
}>;

/** @throws as `EventLog.append` does for what no log would take, whatever it holds */
export const prepareCommit = (
  { appends, provenance: given }: Commit,
  result: unknown = null,
): PreparedCommit => {
  const provenance = admittedProvenance(given);
  const prepared = appends.map((append) => prepareAppend(append, provenance));
  refuseTwins(prepared.flatMap(({ facts }) => facts));
  return {
    id: uuid7(),
    provenance,
    appends: prepared,
    size: prepared.reduce((size, { facts }) => size + facts.length, 0),
    refusal: null,
    result: result === null ? null : JSON.stringify(result),
  };
};

export const prepareRefusal = (given: Provenance, refusal: Refusal): PreparedCommit => ({
  ...prepareCommit({ appends: [], provenance: given }),
  refusal,
});

const prepareAppend = (
  { stream, expectedVersion, facts }: Append,
  { evidence }: Provenance,
): PreparedAppend => {
  canonicalText(stream);
  if (typeof expectedVersion === 'number' && !isVersion(expectedVersion)) {
    throw new MalformedCommit(`${stream} can never be at version ${String(expectedVersion)}.`);
  }
  return { stream, expectedVersion, facts: facts.map((fact) => prepareFact(fact, evidence)) };
};

/** As far as the column of a stream's version goes. */
const LAST_VERSION = 2 ** 31 - 1;

const isVersion = (version: number) =>
  Number.isInteger(version) && version >= 0 && version <= LAST_VERSION;

const prepareFact = (
  { type, data, id, evidence: own }: NewFact,
  evidence: readonly string[],
): PreparedFact => {
  const schema = newestSchemaOf(type);
  const subject = schema.subjectOf(data);
  const payload = canonicalText(data);
  const bytes = Buffer.byteLength(payload);
  if (bytes > MAX_EVENT_BYTES) throw new EventTooLarge(type, bytes);
  const salt = freshSalt();
  return {
    id: id === undefined ? uuid7() : admittedId(id),
    chosen: id !== undefined,
    ...{ type, schemaVersion: schema.version, subject, payload, salt },
    payloadHash: payloadHashOf(payload, salt),
    evidence: own ?? evidence,
    evidencePlaces: own ? own.map((sha256) => placeIn(evidence, sha256)) : null,
  };
};

const placeIn = (evidence: readonly string[], sha256: string): number => {
  const place = evidence.indexOf(sha256);
  if (place < 0) throw new MalformedCommit(`A fact cites ${sha256}, and its commit does not.`);
  return place;
};

const refuseTwins = (facts: readonly PreparedFact[]): void => {
  const ids = new Set<string>();
  for (const { id } of facts) {
    if (ids.has(id)) throw new EventIdTaken(id);
    ids.add(id);
  }
};
