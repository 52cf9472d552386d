import { v5 as uuid5 } from 'uuid';

/** Made once, for this product, and never again: every id below rests on it. */
const NAMESPACE = '6f713b84-709d-44b9-9076-da56861124a3';

/** The event id of a reference fact: the same in every installation, now and after any reload. */
export const referenceFactId = (slug: string): string => uuid5(slug, NAMESPACE);

/** One command per stream and version of its history: asked again, the log answers as before. */
export const referenceCommandId = (stream: string, version: number): string =>
  uuid5(`${stream}@${String(version)}`, NAMESPACE);
