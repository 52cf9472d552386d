import { isWordOnFacts, type DomainEvent } from '@kernel';
import type { EventLog, Recorded } from '@platform/event-log';
import {
  foldKey,
  holds,
  VersionRows,
  type Projection,
  type ReadModel,
  type Sought,
  type VersionRow,
} from '@platform/projections';

type AnyProjection = ReadModel['projections'][number];

/**
 * What the models would be if history had ended at a position: all of it folded at once, with no
 * index, no cursor and no rows of before. It is told where to end by `endAt`.
 */
export class NaiveRows extends VersionRows {
  private end = 0n;
  private folded = new Map<string, readonly VersionRow<object>[]>();
  private readonly folds = new Map<string, readonly VersionRow<object>[]>();

  constructor(private readonly history: readonly Recorded[]) {
    super();
  }

  endAt(position: bigint): void {
    this.end = position;
    this.folded = new Map();
  }

  override find<Fact extends DomainEvent, Value extends object>(
    _model: ReadModel,
    projection: Projection<Fact, Value>,
    { key, columns = {}, asOf }: Sought,
  ): Promise<readonly VersionRow<Value>[]> {
    const rows = this.rowsOf(projection) as readonly VersionRow<Value>[];
    const found = rows.filter(
      (row) =>
        (key === undefined || row.key === key) &&
        (asOf === undefined || holds(row, { asOf, position: this.end })) &&
        hasColumns(projection.columns(row.value, row.key), columns),
    );
    return Promise.resolve(found);
  }

  override position(): Promise<bigint> {
    return Promise.resolve(this.end);
  }

  override waitForModel(): Promise<bigint> {
    return Promise.resolve(this.end);
  }

  private rowsOf(projection: AnyProjection): readonly VersionRow<object>[] {
    const kept = this.folded.get(projection.name);
    if (kept) return kept;
    const known = this.history.filter(({ position }) => position <= this.end);
    const rows = [...historiesIn(projection, known)].flatMap(([key, facts]) =>
      this.fold(projection, facts, key),
    );
    this.folded.set(projection.name, rows);
    return rows;
  }

  /** The same facts of one key, a longer log around them, fold to the same. */
  private fold(
    projection: AnyProjection,
    known: readonly Recorded[],
    key: string,
  ): readonly VersionRow<object>[] {
    const name = [projection.name, key, known.length].join();
    const kept = this.folds.get(name);
    if (kept) return kept;
    const rows = foldKey(projection, known, key).map((version) => ({
      ...version,
      ...{ key, fromPos: 0n, toPos: null },
    }));
    this.folds.set(name, rows);
    return rows;
  }
}

/** What a projection folds, for each of its keys. */
const historiesIn = (
  projection: AnyProjection,
  history: readonly Recorded[],
): ReadonlyMap<string, readonly Recorded[]> => {
  const shown = history.filter(({ stream }) => stream.startsWith(`${projection.streams}/`));
  const facts = shown.filter((fact) => !isWordOnFacts(fact));
  const words = shown.filter(isWordOnFacts);
  const keys = [...new Set(facts.flatMap((fact) => projection.keysOf(fact)))].sort();
  const historyOfKey = (key: string) => {
    const own = facts.filter((fact) => projection.keysOf(fact).includes(key));
    return [...own, ...words].sort((a, b) => Number(a.position - b.position));
  };
  return new Map(keys.map((key) => [key, historyOfKey(key)]));
};

const hasColumns = (
  columns: Readonly<Record<string, string | null>>,
  wanted: NonNullable<Sought['columns']>,
): boolean =>
  Object.entries(wanted).every(([name, values]) => [values].flat().includes(columns[name] ?? ''));

/** All of a log, oldest first. */
export const historyOf = async (log: EventLog): Promise<readonly Recorded[]> => {
  const history: Recorded[] = [];
  for (;;) {
    const commits = await log.readCommits(history.at(-1)?.position ?? 0n, 10_000);
    if (commits.length === 0) return history;
    history.push(...commits);
  }
};
