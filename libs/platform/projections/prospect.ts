import { newestSchemaOf } from '@contracts';
import type { Instant } from '@kernel';
import type { NewFact, Recorded } from '@platform/event-log';

import { foldKey } from './fold-key';
import { isShown, keysOfProjection, type KeysOf } from './keys-of';
import { listOf } from './known-facts';
import type { ReadModel } from './projection';
import { changedPieces, type ChangedPiece } from './prospect-pieces';

/** Facts that are not recorded, behind a stream as it is. */
export type Prospect = Readonly<{
  models: readonly ReadModel[];
  stream: string;
  /** All that the stream holds, oldest first. */
  history: readonly Recorded[];
  facts: readonly NewFact[];
  /** The log's newest position: the facts would come behind it. */
  position: bigint;
  now: Instant;
}>;

/** How an answer would read otherwise: that of a projection, about one key, for some time. */
export type ProspectiveChange = ChangedPiece &
  Readonly<{
    /** `export-controls` */
    model: string;
    /** The projection's name: `export-ban-list`. */
    answer: string;
    key: string;
  }>;

/** What is not shown, because nobody would read it. */
export type LeftOut = Readonly<{
  model: string;
  answer: string;
  /** Keys that the facts touch, and that were not looked at: not all of them need to change. */
  keys: number;
  /** Changes of keys that were looked at. */
  changes: number;
}>;

export type WouldChange = Readonly<{
  changes: readonly ProspectiveChange[];
  leftOut: readonly LeftOut[];
}>;

/** Of one projection. An edition may touch fifteen thousand goods, and each has its own answer. */
export const SHOWN_AT_MOST = 100;

/**
 * Which answers would change, and how, if the facts were recorded now. Nothing is written. Folds
 * the stream by itself: a key is one of a single stream.
 */
export const whatWouldChange = (prospect: Prospect): WouldChange => {
  const wouldBe = { ...prospect, facts: wouldBeRecorded(prospect) };
  const [first] = wouldBe.facts;
  const looks = prospect.models.flatMap((model) =>
    model.projections
      .filter((projection) => first && isShown(projection, first))
      .map((projection) => lookAt(model.name, projection, wouldBe)),
  );
  return {
    changes: looks.flatMap(({ changes }) => changes),
    leftOut: looks.map(({ leftOut }) => leftOut).filter(({ keys, changes }) => keys + changes > 0),
  };
};

/** As the log would hold them, but for what only the log knows and no timeline is told. */
const wouldBeRecorded = (prospect: Prospect): readonly Recorded[] => {
  const { stream, history, facts, position, now } = prospect;
  return facts.map(({ type, data, id, evidence = [] }, i) => {
    const schema = newestSchemaOf(type);
    return {
      ...{ type, data, stream, evidence, recordedAt: now },
      id: id ?? `to be recorded, ${String(i)}`,
      position: position + BigInt(i) + 1n,
      version: (history.at(-1)?.version ?? 0) + i + 1,
      subject: schema.subjectOf(data),
      schemaVersion: schema.version,
      commit: { id: '', index: i, size: facts.length },
      provenance: {
        ...{ commandId: '', correlationId: '', causationId: null },
        ...{ actor: '', cause: 'curation', evidence },
      },
      leafHash: '',
    };
  });
};

type Look = Readonly<{ changes: readonly ProspectiveChange[]; leftOut: LeftOut }>;

const lookAt = (
  model: string,
  projection: ReadModel['projections'][number],
  { history, facts }: Readonly<{ history: readonly Recorded[]; facts: readonly Recorded[] }>,
): Look => {
  const spokenOf = new Map([...history, ...facts].map((fact) => [fact.id, fact]));
  const keysOf = keysOfProjection(projection, spokenOf);
  const touched = [...new Set(facts.flatMap(keysOf))];
  const looked = touched.slice(0, SHOWN_AT_MOST);
  const known = factsByKey(history, keysOf, looked);
  const added = factsByKey(facts, keysOf, looked);
  const changes = looked.flatMap((key) => {
    const before = known.get(key) ?? [];
    const after = [...before, ...(added.get(key) ?? [])];
    return changedPieces(
      before.length > 0 ? foldKey(projection, before, key) : [],
      foldKey(projection, after, key),
    ).map((piece) => ({ model, answer: projection.name, key, ...piece }));
  });
  return {
    changes: changes.slice(0, SHOWN_AT_MOST),
    leftOut: {
      ...{ model, answer: projection.name },
      keys: touched.length - looked.length,
      changes: Math.max(changes.length - SHOWN_AT_MOST, 0),
    },
  };
};

const factsByKey = (
  facts: readonly Recorded[],
  keysOf: KeysOf,
  keys: readonly string[],
): ReadonlyMap<string, readonly Recorded[]> => {
  const sought = new Set(keys);
  const found = new Map<string, Recorded[]>();
  for (const fact of facts) {
    for (const key of keysOf(fact)) if (sought.has(key)) listOf(found, key).push(fact);
  }
  return found;
};
