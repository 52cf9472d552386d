import type { Citing } from '../evidence/evidence-options';
import { bytesOfFile, mediaTypeOf } from '../input/file';
import type { Body, Query } from '../instance/instance';

/** What an edition's bytes do not say of themselves. Days are the authority's. */
export type EditionOptions = Citing &
  Readonly<{
    edition: string;
    changeId: string;
    stage: string;
    instrument: string;
    provision?: string;
    codeSystem: string;
    effectiveOn?: string;
    announcedOn?: string;
    promulgatedOn?: string;
    expectedOn?: string;
    basis?: string;
    removes?: string;
  }>;

export const editionQuery = (options: EditionOptions, evidence: readonly string[]): Query => {
  const { edition, changeId, stage, instrument, provision, codeSystem } = options;
  const { effectiveOn, announcedOn, promulgatedOn, expectedOn, basis, removes } = options;
  return {
    ...{ edition, changeId, stage, instrument, provision, codeSystem },
    ...{ effectiveOn, announcedOn, promulgatedOn, expectedOn, basis, removes },
    evidence,
  };
};

/** The very bytes that were archived; a JSON file holds `{ "items": [...] }`. */
export const editionBody = async (file: string): Promise<Body> => {
  const bytes = await bytesOfFile(file);
  const isJson = mediaTypeOf(file) === 'application/json';
  return { bytes, mediaType: isJson ? 'application/json' : 'text/csv' };
};
