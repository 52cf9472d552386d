import type { PreparedCommit, PreparedFact } from '../prepared-commit';

// The RFC 8785 text of an envelope, but for what is known only where positions are given out.
// log.append puts together: opening, index, closing, head, position and moment, tail, version.
// Hashes, ids, causes and types of events hold nothing that JSON writes in another way.

export const openingOf = ({ id, provenance }: PreparedCommit): string => {
  const { actor, causationId, cause, commandId } = provenance;
  const causation = causationId === null ? 'null' : `"${causationId}"`;
  return (
    `{"actor":${JSON.stringify(actor)},"causationId":${causation},"cause":"${cause}",` +
    `"commandId":"${commandId}","commit":{"id":"${id}","index":`
  );
};

export const closingOf = ({ provenance, size }: PreparedCommit): string =>
  `,"size":${String(size)}},"correlationId":"${provenance.correlationId}",`;

export const headOf = ({ evidence, id, payloadHash }: PreparedFact): string => {
  const cited = evidence.length === 0 ? '' : `"${evidence.join('","')}"`;
  return `"evidence":[${cited}],"id":"${id}","payloadHash":"${payloadHash}",`;
};

export const tailOf = (stream: string, { schemaVersion, subject, type }: PreparedFact): string =>
  `"schemaVersion":${String(schemaVersion)},"stream":${JSON.stringify(stream)},` +
  `"subject":${JSON.stringify(subject)},"type":"${type}","version":`;
