import type { Replayed } from '@platform/projections';

export type ReplayState = Readonly<{
  id: string;
  model: string;
  status: 'running' | 'done' | 'failed' | 'cancelled';
  /** Of the last whole commit that is folded. */
  position: string;
  /** Events. */
  progress: Readonly<{ done: number; total: number }>;
  /** Digest of the live rows as of the position; null where they cannot be compared. */
  live?: string | null;
  replayed?: string;
  same?: boolean;
  firstDifference?: ShownDifference | null;
  error?: string;
}>;

type Difference = NonNullable<Replayed['firstDifference']>;
type ShownDifference = Omit<Difference, 'fromPos'> & Readonly<{ fromPos: string }>;

/** What a replay has come to. Positions are text: they outgrow a double. */
export const shownReplay = ({
  live,
  replayed,
  same,
  position,
  firstDifference,
}: Replayed): Partial<ReplayState> => ({
  ...{ status: 'done', position: String(position), live, replayed, same },
  firstDifference: firstDifference && {
    ...firstDifference,
    fromPos: String(firstDifference.fromPos),
  },
});
