import type { Seen, Turn } from './first-change';

type Ask = (position: bigint) => Promise<Seen>;

/**
 * The first of some positions at which the expectation holds, with the answer before it: an answer
 * may go to and fro, since facts are retracted, so every commit is asked in turn.
 *
 * @param ends last positions of whole commits, in their order
 * @param before what was answered in front of them, where the expectation does not hold
 */
export const firstHold = async (
  before: Seen,
  ends: readonly bigint[],
  at: Ask,
  onAsked: (done: number, total: number) => void,
): Promise<Turn | undefined> => {
  let last = before;
  for (const [i, end] of ends.entries()) {
    const seen = await at(end);
    onAsked(i + 1, ends.length);
    if (seen.holds) return { before: last, after: seen };
    last = seen;
  }
  return undefined;
};
