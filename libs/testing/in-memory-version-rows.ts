import { isWordOnFacts, standing, type DomainEvent, type Version } from '@kernel';
import type { EventLog, Recorded } from '@platform/event-log';
import {
  believed,
  foldKey,
  holds,
  ModelProgress,
  PositionAhead,
  untilApplied,
  VersionRows,
} from '@platform/projections';
import type { Projection, ReadModel, Sought, VersionRow } from '@platform/projections';
import canonicalize from 'canonicalize';

type AnyProjection = ReadModel['projections'][number];

/**
 * The measure of every stored model, as naive as can be: folds all of history from the beginning
 * after every commit, and knows neither a key index nor a cursor. The model is always up to date.
 */
export class InMemoryVersionRows extends VersionRows {
  private readonly kept = new Map<string, Readonly<{ head: bigint; rows: readonly AnyRow[] }>>();

  constructor(private readonly log: EventLog) {
    super();
  }

  override async find<Fact extends DomainEvent, Value extends object>(
    model: ReadModel,
    projection: Projection<Fact, Value>,
    { key, columns = {}, asOf, position }: Sought,
  ): Promise<readonly VersionRow<Value>[]> {
    const newest = await this.position();
    if (position > newest) throw new PositionAhead(newest);
    // What the projection's own timeline folded is of its own type.
    const rows = (await this.rowsOf(projection, newest)) as readonly VersionRow<Value>[];
    const isSought = (row: VersionRow<Value>): boolean =>
      (key === undefined || row.key === key) &&
      (asOf === undefined ? believed(row, position) : holds(row, { asOf, position })) &&
      hasColumns(projection.columns(row.value, row.key), columns);
    return rows.filter(isSought);
  }

  override async position(): Promise<bigint> {
    return (await this.log.head()).position;
  }

  override waitForModel(model: ReadModel, position: bigint, timeoutMs: number): Promise<bigint> {
    const applied = () => this.position();
    return untilApplied(model, { position, timeoutMs, applied, progress: new ModelProgress() });
  }

  /** Every row that ever was, in the order in which they are found. */
  private async rowsOf(projection: AnyProjection, head: bigint): Promise<readonly AnyRow[]> {
    const kept = this.kept.get(projection.name);
    if (kept?.head === head) return kept.rows;
    const rows = everyRow(projection, await historyOf(this.log));
    this.kept.set(projection.name, { head, rows });
    return rows;
  }
}

type AnyRow = VersionRow<object>;

const hasColumns = (
  columns: Readonly<Record<string, string | null>>,
  wanted: NonNullable<Sought['columns']>,
): boolean =>
  Object.entries(wanted).every(([name, values]) => [values].flat().includes(columns[name] ?? ''));

const historyOf = async (log: EventLog): Promise<readonly Recorded[]> => {
  const history: Recorded[] = [];
  for (;;) {
    const commits = await log.readCommits(history.at(-1)?.position ?? 0n, 10_000);
    if (commits.length === 0) return history;
    history.push(...commits);
  }
};

/** Folds from scratch after every commit, and notes when a version came and when it went. */
const everyRow = (projection: AnyProjection, history: readonly Recorded[]): readonly AnyRow[] => {
  const shown = history.filter(({ stream }) => stream.startsWith(`${projection.streams}/`));
  const rows: AnyRow[] = [];
  let open = new Map<string, Version<object> & { key: string; fromPos: bigint }>();
  for (const position of commitEnds(shown)) {
    const known = shown.filter((fact) => fact.position <= position);
    const now = new Map(
      foldedFrom(projection, known).map((version) => [canonical(version), version]),
    );
    for (const [text, row] of open) if (!now.has(text)) rows.push({ ...row, toPos: position });
    const stillOpen = [...open].filter(([text]) => now.has(text));
    const believedNow = [...now].map(
      ([text, row]) => [text, { ...row, fromPos: position }] as const,
    );
    open = new Map([...believedNow, ...stillOpen]);
  }
  rows.push(...[...open.values()].map((row) => ({ ...row, toPos: null })));
  return rows.sort(inOrder);
};

const commitEnds = (facts: readonly Recorded[]): readonly bigint[] => [
  ...new Set(
    facts.map(({ position, commit: { index, size } }) => position + BigInt(size - 1 - index)),
  ),
];

/** A key that was ever spoken of is folded, even if nothing of what was said of it stands. */
const foldedFrom = (
  projection: AnyProjection,
  known: readonly Recorded[],
): readonly (Version<object> & { key: string })[] => {
  const factsOf = new Map<string, Recorded[]>();
  for (const fact of known.filter((each) => !isWordOnFacts(each))) {
    for (const key of projection.keysOf(fact)) if (!factsOf.has(key)) factsOf.set(key, []);
  }
  for (const fact of standing(known) as readonly Recorded[]) {
    for (const key of new Set(projection.keysOf(fact))) factsOf.get(key)?.push(fact);
  }
  return [...factsOf].flatMap(([key, facts]) =>
    foldKey(projection, facts, key).map((version) => ({ ...version, key })),
  );
};

const canonical = ({ key, ...version }: Version<object> & { key: string }): string =>
  String(canonicalize([key, version]));

const inOrder = (one: AnyRow, other: AnyRow): number =>
  compare(one.key, other.key) ||
  compare(one.validFrom, other.validFrom) ||
  compare(one.fromPos, other.fromPos);

const compare = <Text extends string | bigint>(one: Text, other: Text): number =>
  Number(one > other) - Number(one < other);
