import type { Basis, DomainEvent } from '@kernel';
import type { PrismaClient } from '@platform/database';

import { ModelProgress } from './model-progress';
import { VersionRows, type Projection, type ReadModel, type Sought } from './projection';
import { PositionAhead } from './read-model.errors';
import type { VersionRow } from './version-row';
import { untilApplied } from './wait-for-model';

type PrismaVersion<Value> = Readonly<{
  key: string;
  validFrom: Date;
  validTo: Date | null;
  basis: Basis;
  fromPos: bigint;
  toPos: bigint | null;
  value: Value;
}>;

/** What all of Prisma's version models have in common: their types differ by their columns only. */
type VersionModel<Value> = Readonly<{
  findMany: (query: object) => Promise<readonly PrismaVersion<Value>[]>;
}>;

export class PostgresVersionRows extends VersionRows {
  /** @param progress told of the moves of this process's runners, so that waiting ends at once */
  constructor(
    private readonly prisma: PrismaClient,
    private readonly progress: ModelProgress = new ModelProgress(),
  ) {
    super();
  }

  override async find<Fact extends DomainEvent, Value extends object>(
    model: ReadModel,
    projection: Projection<Fact, Value>,
    sought: Sought,
  ): Promise<readonly VersionRow<Value>[]> {
    // First the cursor, then the rows: what the model has applied by now never changes again.
    const newest = await this.position(model);
    if (sought.position > newest) throw new PositionAhead(newest);
    const versions = await this.modelOf<Value>(projection.name).findMany({
      where: whereOf(sought),
      orderBy: [{ key: 'asc' }, { validFrom: 'asc' }, { fromPos: 'asc' }],
    });
    return versions.map(rowOf);
  }

  override async position({ name, version }: ReadModel): Promise<bigint> {
    const cursor = await this.prisma.cursor.findUnique({ where: { model: name } });
    // Rows of another version are not this model's: it has applied nothing.
    return cursor?.version === version ? cursor.position : 0n;
  }

  override waitForModel(model: ReadModel, position: bigint, timeoutMs: number): Promise<bigint> {
    const { progress } = this;
    const applied = () => this.position(model);
    return untilApplied(model, { position, timeoutMs, applied, progress });
  }

  /** `exportBanListVersion` of `export-ban-list`. */
  private modelOf<Value>(projection: string): VersionModel<Value> {
    const name = projection.replaceAll(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
    const models = this.prisma as unknown as Readonly<
      Record<string, VersionModel<Value> | undefined>
    >;
    const model = models[`${name}Version`];
    if (!model) throw new Error(`prisma/schema.prisma has no version table of ${projection}.`);
    return model;
  }
}

/** Both axes in one predicate, as `holds` has it. */
const whereOf = ({ key, columns = {}, asOf, position }: Sought): object => ({
  ...(key !== undefined && { key }),
  ...Object.fromEntries(
    Object.entries(columns).map(([column, wanted]) => [
      column,
      typeof wanted === 'string' ? wanted : { in: wanted },
    ]),
  ),
  fromPos: { lte: position },
  AND: [
    { OR: [{ toPos: null }, { toPos: { gt: position } }] },
    ...(asOf === undefined ? [] : [holdsAt(new Date(asOf))]),
  ],
});

const holdsAt = (at: Date): object => ({
  validFrom: { lte: at },
  OR: [{ validTo: null }, { validTo: { gt: at } }],
});

const rowOf = <Value>(version: PrismaVersion<Value>): VersionRow<Value> => {
  const { key, basis, fromPos, toPos, value } = version;
  const validFrom = version.validFrom.toISOString();
  const validTo = version.validTo?.toISOString() ?? null;
  return { key, validFrom, validTo, basis, fromPos, toPos, value };
};
