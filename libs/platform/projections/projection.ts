import type { DomainEvent, Instant, Known, Version } from '@kernel';
import type { Recorded } from '@platform/event-log';

import type { VersionRow } from './version-row';

/**
 * A pure fold of what is known of one key, and the table that its versions live in. It is given the
 * facts that still stand, oldest first; retractions, late facts and disputes need no code here.
 */
export type Projection<Fact extends DomainEvent, Value extends object> = Readonly<{
  /** `export-ban-list`: unique within its model, and the table's name with `_version` behind. */
  name: string;
  /** First word of the streams that it folds: `export-ban-list`. Others are not shown to it. */
  streams: string;
  /** What a fact may change: a list, a good's code in a list. A word on facts inherits theirs. */
  keysOf: (fact: Recorded<Fact>) => readonly string[];
  /** At most one version at any instant; none is an answer too. Asked again after every change. */
  timeline: (known: readonly Known<Fact>[], key: string) => readonly Version<Value>[];
  /**
   * Plain columns beside the value, for looking rows up. Names are those of the fields in
   * prisma/schema.prisma (`codeSystem`), the same ones for every row.
   */
  columns: (value: Value, key: string) => Readonly<Record<string, string | null>>;
}>;

/** Projections that are always at one position together; answers name it: `export-controls@1`. */
export type ReadModel = Readonly<{
  name: string;
  /** Raised when a projection would fold the same history differently: then it is rebuilt. */
  version: number;
  // Facts and values differ by projection; inside one they are checked where it is written.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- facts have no common type
  projections: readonly Projection<any, any>[];
}>;

export const modelVersionOf = ({ name, version }: Omit<ReadModel, 'projections'>): string =>
  `${name}@${String(version)}`;

export type Sought = Readonly<{
  /** Undefined asks for every key. */
  key?: string | undefined;
  /** Equal to, or one of. */
  columns?: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** Undefined asks for every version that is believed at the position. */
  asOf?: Instant | undefined;
  position: bigint;
}>;

/** Port and Nest token in one: the stored rows of every projection of every model. */
export abstract class VersionRows {
  /**
   * Rows in the order of their key, then of their beginning.
   *
   * @throws PositionAhead the model has not applied the position yet: what is there says nothing
   */
  abstract find<Fact extends DomainEvent, Value extends object>(
    model: ReadModel,
    projection: Projection<Fact, Value>,
    sought: Sought,
  ): Promise<readonly VersionRow<Value>[]>;

  /** The position up to which the model has applied the log: 0 where it has applied nothing. */
  abstract position(model: ReadModel): Promise<bigint>;

  /**
   * Waits until the model has applied a position, and answers with where it is then: to read what
   * oneself has written.
   *
   * @throws ModelBehind it did not come there within `timeoutMs`
   */
  abstract waitForModel(model: ReadModel, position: bigint, timeoutMs: number): Promise<bigint>;
}
