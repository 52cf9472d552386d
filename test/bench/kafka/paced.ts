import { setTimeout as pause } from 'node:timers/promises';

export type Pace = Readonly<{ perSecond: number; seconds: number }>;

export type Paced<Result> = Readonly<{ begunAt: number; endedAt: number; result: Result }>;

/** Begins each when it is due, whether those before have ended or not. */
export const paced = async <Result>(
  { perSecond, seconds }: Pace,
  begin: (n: number) => Promise<Result>,
): Promise<readonly Paced<Result>[]> => {
  const startedAt = performance.now();
  const begun: Promise<Paced<Result>>[] = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const early = startedAt + (1000 * n) / perSecond - performance.now();
    if (early > 0) await pause(early);
    const begunAt = performance.now();
    begun.push(begin(n).then((result) => ({ begunAt, endedAt: performance.now(), result })));
  }
  return Promise.all(begun);
};
