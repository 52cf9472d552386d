/** One line of the bench. The target is what the product promises, where it promises anything. */
export type Figure = Readonly<{
  what: string;
  value: number;
  unit: string;
  target?: number | undefined;
  /** What the value is so many times of, measured in the same run. */
  beside?: Readonly<{ what: string; value: number }> | undefined;
}>;

export type Report = (figure: Figure) => void;

/** `p` of 0.95: so many of the values are no larger than the answer. */
export const percentile = (values: readonly number[], p: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)];
  if (found === undefined) throw new Error('No values: nothing was measured.');
  return Math.round(found * 100) / 100;
};
