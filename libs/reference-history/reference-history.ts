import { developments } from './developments';
import { lists } from './lists';
import { referenceStreams, type ReferenceStream } from './reference-stream';
import { regimes } from './regimes';

/** The curated facts that the product ships, each with its evidence: one element a stream. */
export const referenceHistory: readonly ReferenceStream[] = [
  ...lists,
  ...regimes,
  ...developments,
].flatMap(referenceStreams);
