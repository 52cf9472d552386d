import canonicalize from 'canonicalize';
import { z } from 'zod';

import { bytesOfFile, mediaTypeOf } from '../input/file';
import type { Body, Instance, Query } from '../instance/instance';
import { descriptionOf, type Described } from './evidence-options';

const archived = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** Archives a file as a document; its SHA-256. @throws UnreadableFile, WrongUsage, Refused */
export const archiveFile = async (
  instance: Instance,
  file: string,
  described: Described,
): Promise<string> => {
  const query = { ...descriptionOf(described), form: 'document' };
  const bytes = await bytesOfFile(file);
  return archive(instance, query, { bytes, mediaType: mediaTypeOf(file) });
};

/** What somebody saw and did not keep: the curated row itself is archived, as RFC 8785 JSON. */
export const archiveCitation = (
  instance: Instance,
  row: object,
  described: Described,
): Promise<string> => {
  const query = { ...descriptionOf(described), form: 'citation' };
  return archive(instance, query, {
    bytes: canonicalize(row) ?? '',
    mediaType: 'application/json',
  });
};

const archive = async (instance: Instance, query: Query, body: Body): Promise<string> => {
  const { read } = await instance.post('v1/evidence', archived, { query, body });
  return read.sha256;
};
