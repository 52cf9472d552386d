import { byGravity, type Answer, type Meta } from '@answers';

/** Something with a day on which it is to come, by whichever name it goes. */
export type ToCome = Readonly<{ kind: string; endsOn?: string; on?: string }>;

type Part = Answer<readonly ToCome[]>;

/** What two contexts say of the days to come, soonest first; of one day, as they are given. */
export const together = (one: Part, other: Part): Part => ({
  data: [...one.data, ...other.data].toSorted(byDay),
  meta: { ...one.meta, ...merged([one.meta, other.meta]) },
});

/** A day, or as far as its source goes: the month sorts before its days, which it may be. */
export const dayOf = ({ endsOn, on }: ToCome): string => endsOn ?? on ?? '';

const byDay = (one: ToCome, other: ToCome): number =>
  Number(dayOf(one) > dayOf(other)) - Number(dayOf(one) < dayOf(other));

const merged = (metas: readonly Meta[]): Omit<Meta, 'asOf' | 'position'> => ({
  instants: Object.assign({}, ...metas.map(({ instants }) => instants)) as Meta['instants'],
  modelVersion: metas.map(({ modelVersion }) => modelVersion).join(' '),
  coverage: metas.every(({ coverage }) => coverage === 'complete') ? 'complete' : 'incomplete',
  incomplete: byGravity(metas.flatMap(({ incomplete }) => incomplete)),
  freshness: metas.flatMap(({ freshness }) => freshness),
});
