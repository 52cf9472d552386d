import type { SanctionsRegimeFact } from '@contracts';
import { assertNever, type Known } from '@kernel';

export type FactOf<Type extends SanctionsRegimeFact['type']> = Extract<
  SanctionsRegimeFact,
  { type: Type }
>;

export type RegimeFacts = readonly Known<SanctionsRegimeFact>[];

/** What each fact means to one question: a new one breaks the build until it is read. */
export type Reading<Result> = Readonly<{
  [Type in SanctionsRegimeFact['type']]: (fact: Known<FactOf<Type>>) => Result;
}>;

/** A fact without a meaning here. */
export const nothing = (): null => null;

export const readAs = <Result>(
  reading: Reading<Result>,
  fact: Known<SanctionsRegimeFact>,
): Result => {
  const read = reading[fact.type] as ((fact: Known<SanctionsRegimeFact>) => Result) | undefined;
  return read ? read(fact) : assertNever(fact as never);
};

export const isOf =
  <Type extends SanctionsRegimeFact['type']>(type: Type) =>
  (fact: Known<SanctionsRegimeFact>): fact is Known<FactOf<Type>> =>
    fact.type === type;
