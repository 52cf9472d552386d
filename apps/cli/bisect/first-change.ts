/** What an instance answered at a position; the position is the whole commit that it went by. */
export type Seen = Readonly<{
  position: bigint;
  found: string | undefined;
  holds: boolean;
  /** Ids of the events that the answer names. */
  restsOn: readonly string[];
}>;

export type Turn = Readonly<{ before: Seen; after: Seen }>;

/**
 * Halves the history between a position where the expectation does not hold and a later one where
 * it does, until nothing lies between: some twenty questions for a million facts. Where an answer
 * went to and fro, it is one of its turns; from it on the expectation held at least once more.
 *
 * @param at asks at a position; answers at the last whole commit before it
 */
export const firstChange = async (
  before: Seen,
  after: Seen,
  at: (position: bigint) => Promise<Seen>,
): Promise<Turn> => {
  let turn: Turn = { before, after };
  let [low, high] = [before.position, after.position];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    const seen = await at(middle);
    if (seen.holds) {
      turn = { ...turn, after: seen };
      // The commit that answered may begin before the middle; what is asked for is its beginning.
      high = middle < seen.position ? middle : seen.position;
    } else {
      turn = { ...turn, before: seen };
      low = middle;
    }
  }
  return turn;
};
