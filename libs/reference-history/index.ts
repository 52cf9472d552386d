export * from './load-reference-history';
export * from './reference-history';
export { referenceFactId } from './reference-ids';
export type { ReferenceFact, ReferenceStream } from './reference-stream';
