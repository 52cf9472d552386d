/** What the log holds at a position. */
export type Fact = Readonly<{ position: number; id: string; leafHash: string }>;

/** What a message says. */
export type Told = Readonly<{
  partition: number;
  sequence: number;
  /** The sequence before it on the same topic. */
  previous: number | undefined;
  id: string;
  leafHash: string;
}>;

export type TopicContent = Readonly<{
  /** In the order of each partition. */
  told: readonly Told[];
  /** Somebody has deleted what it began with. */
  isTruncated: boolean;
}>;

/**
 * What is wrong with a topic: of the facts that belong there each is told once, in the order of the
 * log, as it was hashed, and each message names the one before it.
 *
 * @param facts those that belong there, in the order of the log
 */
export const faultsOfTopic = (
  { told, isTruncated }: TopicContent,
  facts: readonly Fact[],
): readonly string[] => {
  const sorted = told.toSorted((one, other) => one.sequence - other.sequence);
  const first = isTruncated ? (sorted[0]?.sequence ?? Infinity) : 0;
  const belonging = facts.filter(({ position }) => position >= first);
  return [
    ...disorder(told),
    ...doubles(sorted),
    ...missing(sorted, belonging),
    ...foreign(sorted, belonging),
    ...brokenChain(isTruncated ? sorted.slice(1) : sorted, isTruncated ? first : undefined),
  ];
};

const disorder = (told: readonly Told[]): readonly string[] => {
  const last = new Map<number, number>();
  return told.flatMap(({ partition, sequence }) => {
    const before = last.get(partition) ?? 0;
    last.set(partition, sequence);
    return sequence > before ? [] : [`${String(sequence)} comes after ${String(before)}`];
  });
};

const doubles = (sorted: readonly Told[]): readonly string[] => {
  const ids = new Set<string>();
  return sorted.flatMap(({ sequence, id }, i) => {
    const isKnown = ids.has(id) || sorted[i - 1]?.sequence === sequence;
    ids.add(id);
    return isKnown ? [`${String(sequence)} (${id}) is told twice`] : [];
  });
};

const missing = (sorted: readonly Told[], facts: readonly Fact[]): readonly string[] => {
  const sequences = new Set(sorted.map(({ sequence }) => sequence));
  return facts
    .filter(({ position }) => !sequences.has(position))
    .map(({ position }) => `${String(position)} is missing`);
};

const foreign = (sorted: readonly Told[], facts: readonly Fact[]): readonly string[] => {
  const known = new Map(facts.map((fact) => [fact.position, fact]));
  return sorted.flatMap(({ sequence, id, leafHash }) => {
    const fact = known.get(sequence);
    if (fact?.leafHash === leafHash && fact.id === id) return [];
    return [`${String(sequence)} is not what the log holds there`];
  });
};

const brokenChain = (sorted: readonly Told[], first: number | undefined): readonly string[] =>
  sorted.flatMap(({ sequence, previous }, i) => {
    const before = i === 0 ? first : sorted[i - 1]?.sequence;
    if (previous === before) return [];
    return [`${String(sequence)} names ${String(previous)} before it, not ${String(before)}`];
  });
