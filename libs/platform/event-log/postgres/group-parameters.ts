import type { ExpectedVersion } from '../event-log';
import type { PreparedAppend, PreparedCommit, PreparedFact } from '../prepared-commit';
import {
  arrayParameter,
  BYTES,
  HASH,
  INTEGER,
  TEXT,
  UUID,
  type ElementType,
} from './array-parameter';
import { closingOf, headOf, openingOf, tailOf } from './envelope-pieces';

type PlacedAppend = PreparedAppend &
  Readonly<{
    streamPlace: number;
    /** How many facts the same commit appends to the same stream before. */
    already: number;
  }>;

type PlacedFact = Readonly<{ fact: PreparedFact; stream: string; appendPlace: number }>;

type ChosenId = Readonly<{ id: string; commitPlace: number }>;

/** The parameters of log.append, in the order of its declaration. Places count from 1, as there. */
export const groupParameters = (group: readonly PreparedCommit[]): readonly Buffer[] => {
  const streams = streamPlaces(group);
  const appends = group.flatMap((commit) => placedAppends(commit, streams));
  const facts = appends.flatMap(placedFacts);
  const chosen = group.flatMap(chosenIds);
  return [
    arrayParameter(TEXT, [...streams.keys()]),
    ...COMMIT_COLUMNS.map((column) => column(group)),
    ...APPEND_COLUMNS.map((column) => column(appends)),
    ...FACT_COLUMNS.map((column) => column(facts)),
    ...CHOSEN_COLUMNS.map((column) => column(chosen)),
  ];
};

const streamPlaces = (group: readonly PreparedCommit[]): ReadonlyMap<string, number> => {
  const streams = new Set(group.flatMap(({ appends }) => appends.map(({ stream }) => stream)));
  return new Map([...streams].map((stream, i) => [stream, i + 1]));
};

const placedAppends = (
  { appends }: PreparedCommit,
  streams: ReadonlyMap<string, number>,
): readonly PlacedAppend[] => {
  const sizes = new Map<string, number>();
  return appends.map((append) => {
    const already = sizes.get(append.stream) ?? 0;
    sizes.set(append.stream, already + append.facts.length);
    return { ...append, already, streamPlace: streams.get(append.stream) ?? 0 };
  });
};

const placedFacts = ({ stream, facts }: PlacedAppend, i: number): readonly PlacedFact[] =>
  facts.map((fact) => ({ fact, stream, appendPlace: i + 1 }));

const chosenIds = ({ appends }: PreparedCommit, i: number): readonly ChosenId[] =>
  appends
    .flatMap(({ facts }) => facts)
    .filter(({ chosen }) => chosen)
    .map(({ id }) => ({ id, commitPlace: i + 1 }));

type Column<Each> = (all: readonly Each[]) => Buffer;

const column =
  <Each, Value>(type: ElementType<Value>, of: (each: Each) => Value | null): Column<Each> =>
  (all) =>
    arrayParameter(type, all.map(of));

/** Counted up to the end of each, so that where the next begins is known too. */
const lastOf =
  <Each>(size: (each: Each) => number): Column<Each> =>
  (all) => {
    let last = 0;
    return arrayParameter(
      INTEGER,
      all.map((each) => (last += size(each))),
    );
  };

const COMMIT_COLUMNS: readonly Column<PreparedCommit>[] = [
  column(UUID, ({ provenance }) => provenance.commandId),
  column(HASH, ({ provenance }) => provenance.requestSha256),
  column(TEXT, ({ refusal }) => refusal && JSON.stringify(refusal)),
  column(TEXT, ({ result }) => result),
  column(UUID, ({ id }) => id),
  column(TEXT, ({ provenance }) => provenance.actor),
  column(TEXT, ({ provenance }) => provenance.cause),
  column(UUID, ({ provenance }) => provenance.correlationId),
  column(UUID, ({ provenance }) => provenance.causationId),
  lastOf(({ provenance }) => provenance.evidence.length),
  (group) =>
    arrayParameter(
      HASH,
      group.flatMap(({ provenance }) => provenance.evidence),
    ),
  lastOf(({ appends }) => appends.length),
  column(TEXT, openingOf),
  column(TEXT, closingOf),
];

const expected = (version: ExpectedVersion): number => {
  if (version === 'STREAM_EXISTS') return -1;
  return version === 'STREAM_DOES_NOT_EXIST' ? 0 : version;
};

const APPEND_COLUMNS: readonly Column<PlacedAppend>[] = [
  column(INTEGER, ({ streamPlace }) => streamPlace),
  column(INTEGER, ({ expectedVersion }) => expected(expectedVersion)),
  column(INTEGER, ({ already }) => already),
  column(INTEGER, ({ facts }) => facts.length),
];

const FACT_COLUMNS: readonly Column<PlacedFact>[] = [
  column(INTEGER, ({ appendPlace }) => appendPlace),
  column(UUID, ({ fact }) => fact.id),
  column(TEXT, ({ fact }) => fact.type),
  column(INTEGER, ({ fact }) => fact.schemaVersion),
  column(TEXT, ({ fact }) => fact.subject),
  column(TEXT, ({ fact }) => fact.payload),
  column(BYTES, ({ fact }) => fact.salt),
  column(TEXT, ({ fact }) => fact.evidencePlaces && `{${fact.evidencePlaces.join()}}`),
  column(TEXT, ({ fact }) => headOf(fact)),
  column(TEXT, ({ fact, stream }) => tailOf(stream, fact)),
];

const CHOSEN_COLUMNS: readonly Column<ChosenId>[] = [
  column(UUID, ({ id }) => id),
  column(INTEGER, ({ commitPlace }) => commitPlace),
];
