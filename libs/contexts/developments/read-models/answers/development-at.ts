import type { Asked } from '@answers';
import type { Instant } from '@kernel';
import { holds, type VersionRow, type VersionRows } from '@platform/projections';

import type { DevelopmentInTime } from '../development/development';
import { development } from '../development/development.timeline';
import { developments } from '../developments.read-model';
import { DevelopmentUnknown } from './answer.errors';
import { ownMomentOf, type OwnMoment } from './own-moment';

/** A development as it stood at the moment that a question means of it. */
export type DevelopmentAt = OwnMoment &
  Readonly<{
    id: string;
    kind: DevelopmentInTime['kind'];
    /** Null where the moment is before its first fact. */
    current: DevelopmentInTime | null;
    /** All that it was and will be, in the order of time. */
    versions: readonly DevelopmentInTime[];
  }>;

type Row = VersionRow<DevelopmentInTime>;

/** Every development that is known at the position, in the order of their first facts. */
export const developmentsAt = async (
  rows: VersionRows,
  asked: Asked,
): Promise<readonly DevelopmentAt[]> => {
  const found = await rows.find(developments, development, { position: asked.position });
  return [...byKey(found).values()]
    .toSorted(byFirstFact)
    .flatMap((versions) => standing(versions, asked) ?? []);
};

/** @throws DevelopmentUnknown */
export const developmentAt = async (
  rows: VersionRows,
  asked: Asked,
  id: string,
): Promise<DevelopmentAt> => {
  const { position } = asked;
  const found = standing(await rows.find(developments, development, { key: id, position }), asked);
  if (!found) throw new DevelopmentUnknown(id);
  return found;
};

const byKey = (rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> => {
  const grouped = new Map<string, Row[]>();
  for (const row of rows) {
    const group = grouped.get(row.key) ?? [];
    grouped.set(row.key, group);
    group.push(row);
  }
  return grouped;
};

/** Of one moment what was recorded first comes first. */
const byFirstFact = ([a]: readonly Row[], [b]: readonly Row[]): number => {
  if (!a || !b) return 0;
  if (a.value.begins !== b.value.begins) return a.value.begins < b.value.begins ? -1 : 1;
  return Number(BigInt(a.value.firstPosition) - BigInt(b.value.firstPosition));
};

const standing = (rows: readonly Row[], asked: Asked): DevelopmentAt | undefined => {
  const [first] = rows;
  if (!first) return undefined;
  const { position } = asked;
  const versions = rows.map(({ value }) => value);
  const versionAt = (at: Instant) => rows.find((row) => holds(row, { asOf: at, position }))?.value;
  const moment = ownMomentOf(asked, { versions, versionAt });
  const current = versionAt(moment.at) ?? null;
  return { ...moment, id: first.key, kind: first.value.kind, current, versions };
};
