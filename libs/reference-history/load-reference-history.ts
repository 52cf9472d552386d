import type { EvidenceArchive } from '@platform/archive';
import type { NewFact, Provenance } from '@platform/event-log';

import { sha256OfJson } from './canonical-json';
import { referenceHistory } from './reference-history';
import { referenceCommandId } from './reference-ids';
import type { ReferenceFact, ReferenceStream } from './reference-stream';

/** What a stream's context is asked to record: of these facts, those that it does not hold. */
export type ReferenceRecording = Readonly<{
  stream: string;
  facts: readonly (NewFact & Pick<ReferenceFact, 'id' | 'evidence'>)[];
  provenance: Provenance;
}>;

export type ReferenceHistoryLoad = Readonly<{
  archive: EvidenceArchive;
  /** Sends the command of the context that owns the stream. One call a stream, one commit each. */
  commands: (recording: ReferenceRecording) => Promise<unknown>;
  /** Documents and facts together; called first with nothing done. */
  onProgress?: ((done: number, total: number) => void) | undefined;
  /** Heard between two steps: what was begun is finished. */
  signal?: AbortSignal | undefined;
}>;

/**
 * Archives every document, then has each stream recorded whole. Loading again changes nothing, and
 * a newer version adds what is new; so it may be called at every start.
 *
 * @throws whatever `signal` was aborted with
 */
export const loadReferenceHistory = async (
  { archive, commands, onProgress, signal }: ReferenceHistoryLoad,
  history: readonly ReferenceStream[] = referenceHistory,
): Promise<void> => {
  const documents = history.flatMap(({ evidence }) => evidence);
  const steps = [
    ...documents.map((document) => ({ size: 1, take: () => archive.keep(document) })),
    ...history.map((stream) => ({
      size: stream.facts.length,
      take: () => commands(recordingOf(stream)),
    })),
  ];
  const total = steps.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  onProgress?.(done, total);
  for (const { size, take } of steps) {
    signal?.throwIfAborted();
    await take();
    done += size;
    onProgress?.(done, total);
  }
};

const recordingOf = ({ stream, version, facts }: ReferenceStream): ReferenceRecording => {
  const recorded = facts.map(({ id, type, data, evidence }) => ({ id, type, data, evidence }));
  const commandId = referenceCommandId(stream, version);
  const provenance: Provenance = {
    commandId,
    requestSha256: sha256OfJson(recorded),
    correlationId: commandId,
    causationId: null,
    actor: 'reference-history',
    cause: 'curation',
    evidence: [...new Set(facts.flatMap(({ evidence }) => evidence))].sort(),
  };
  return { stream, facts: recorded, provenance };
};
