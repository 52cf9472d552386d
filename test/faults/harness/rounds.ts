/** Everything, and more often: `FAULTS=long npm run test:faults`. */
export const isLong = process.env['FAULTS'] === 'long';

/** All cases of a class of faults, or the first alone. */
export const cases = <Case>(all: readonly Case[]): readonly Case[] =>
  isLong ? all : all.slice(0, 1);

/** So many times where there is time, or once. */
export const rounds = (count: number): readonly number[] =>
  cases(Array.from({ length: count }, (_, n) => n + 1));
