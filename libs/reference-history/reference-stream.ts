import { newestSchemaOf } from '@contracts';
import { hs2022 } from '@nomenclature';
import type { NewEvidence } from '@platform/archive';
import type { NewFact } from '@platform/event-log';
import { z } from 'zod';

import { canonicalJson, sha256OfJson } from './canonical-json';
import { referenceFactId } from './reference-ids';
import {
  referenceList,
  type Citation,
  type CuratedFact,
  type ReferenceList,
} from './reference-list.schema';

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
  evidence: readonly NewEvidence[];
  facts: readonly ReferenceFact[];
}>;

/** @throws ReferenceListBroken */
export const referenceStream = (file: unknown): ReferenceStream => {
  const list = readable('The file', () => referenceList.parse(file));
  const cited = Object.entries(list.evidence);
  return {
    stream: list.stream,
    version: list.version,
    evidence: cited.map(([key, citation]) => readable(key, () => evidenceOf(list, citation))),
    facts: list.facts.map((fact) => readable(fact.slug, () => referenceFact(list, fact))),
  };
};

const evidenceOf = (list: ReferenceList, citation: Citation): NewEvidence => {
  const { publisher, tier, title, url, curatedOn } = citation;
  const body = canonicalJson(bodyOf(list, citation));
  const retrievedAt = `${curatedOn}T00:00:00.000Z`;
  const mediaType = 'application/json';
  return { form: 'citation', publisher, tier, title, url, retrievedAt, mediaType, body };
};

/** Two sources of one row are two documents: who says so is a part of what is cited. */
const bodyOf = ({ rows }: ReferenceList, { row, publisher, title }: Citation) => ({
  publisher,
  title,
  row: found(rows, row),
});

const referenceFact = (list: ReferenceList, fact: CuratedFact): ReferenceFact => ({
  slug: fact.slug,
  id: referenceFactId(fact.slug),
  type: fact.type,
  data: newestSchemaOf(fact.type).data.parse(withDescriptions(fact.data)),
  evidence: fact.evidence.map((key) => sha256OfJson(bodyOf(list, found(list.evidence, key)))),
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
export class ReferenceListBroken extends Error {
  constructor(place: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${place} is no reference history: ${why}`, { cause });
    this.name = 'ReferenceListBroken';
  }
}

const readable = <Read>(place: string, read: () => Read): Read => {
  try {
    return read();
  } catch (error) {
    throw new ReferenceListBroken(place, error);
  }
};
