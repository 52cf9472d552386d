import { newestSchemaOf } from '@contracts';
import { hs2022 } from '@nomenclature';
import type { NewEvidence } from '@platform/archive';
import type { NewFact } from '@platform/event-log';
import { z } from 'zod';

import { canonicalJson, sha256OfJson } from './canonical-json';
import {
  referenceFile,
  type Citation,
  type CuratedFact,
  type CuratedHistory,
  type ReferenceSources,
} from './reference-file.schema';
import { referenceFactId } from './reference-ids';
import { requireNothingIdle } from './reference-sources';

export type ReferenceFact = NewFact &
  Readonly<{
    slug: string;
    id: string;
    /** SHA-256 of the citations that it rests on, under which the archive holds them. */
    evidence: readonly string[];
  }>;

export type ReferenceStream = Readonly<{
  stream: string;
  version: number;
  /** What its facts cite. Another stream may cite the same documents. */
  evidence: readonly NewEvidence[];
  facts: readonly ReferenceFact[];
}>;

/** The histories of one file, in its order. @throws ReferenceFileBroken */
export const referenceStreams = (content: unknown): readonly ReferenceStream[] => {
  const { histories, ...sources } = readable('The file', () => referenceFile.parse(content));
  readable('The file', () => {
    requireNothingIdle(sources, histories);
  });
  return histories.map((history) => referenceStream(sources, history));
};

const referenceStream = (
  sources: ReferenceSources,
  { stream, version, facts }: CuratedHistory,
): ReferenceStream => {
  const cited = new Set(facts.flatMap(({ evidence }) => evidence));
  const brought = Object.entries(sources.evidence).filter(([key]) => cited.has(key));
  return {
    stream,
    version,
    evidence: brought.map(([key, citation]) => readable(key, () => evidenceOf(sources, citation))),
    facts: facts.map((fact) => readable(fact.slug, () => referenceFact(sources, fact))),
  };
};

const evidenceOf = (sources: ReferenceSources, citation: Citation): NewEvidence => {
  const { publisher, tier, title, url, curatedOn } = citation;
  const body = canonicalJson(bodyOf(sources, citation));
  const retrievedAt = `${curatedOn}T00:00:00.000Z`;
  const mediaType = 'application/json';
  return { form: 'citation', publisher, tier, title, url, retrievedAt, mediaType, body };
};

/** Two sources of one row are two documents: who says so is a part of what is cited. */
const bodyOf = ({ rows }: ReferenceSources, { row, publisher, title }: Citation) => ({
  publisher,
  title,
  row: found(rows, row),
});

const referenceFact = (sources: ReferenceSources, fact: CuratedFact): ReferenceFact => ({
  slug: fact.slug,
  id: referenceFactId(fact.slug),
  type: fact.type,
  data: newestSchemaOf(fact.type).data.parse(withDescriptions(fact.data)),
  evidence: fact.evidence.map((key) => sha256OfJson(bodyOf(sources, found(sources.evidence, key)))),
});

const codedItems = z.array(z.looseObject({ code: z.string() }));

/** The nomenclature says what a code means: the files need not repeat it. */
const withDescriptions = (data: CuratedFact['data']): CuratedFact['data'] => {
  const items = codedItems.safeParse(data['added']);
  if (!items.success) return data;
  const added = items.data.map((item) => ({ description: hs2022.describe(item.code), ...item }));
  return { ...data, added } as CuratedFact['data'];
};

const found = <Value>(among: Readonly<Record<string, Value>>, key: string): Value => {
  const value = among[key];
  if (value === undefined) throw new Error(`Nothing is curated under “${key}”.`);
  return value;
};

/** The product was built with a file that no specification admits: nothing of it is loaded. */
export class ReferenceFileBroken extends Error {
  constructor(place: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${place} is no reference history: ${why}`, { cause });
    this.name = 'ReferenceFileBroken';
  }
}

const readable = <Read>(place: string, read: () => Read): Read => {
  try {
    return read();
  } catch (error) {
    throw new ReferenceFileBroken(place, error);
  }
};
