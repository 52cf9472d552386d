import type { ExportBanListFact } from '@contracts';
import { assertNever, type Known } from '@kernel';

type FactOf<Type extends ExportBanListFact['type']> = Extract<ExportBanListFact, { type: Type }>;

/** What each fact of a list means to one question. A new fact breaks the build until it is read. */
export type Reading<Result> = Readonly<{
  [Type in ExportBanListFact['type']]: (fact: Known<FactOf<Type>>) => Result;
}>;

/** A fact without a meaning here. */
export const nothing = (): null => null;

export const readAs = <Result>(
  reading: Reading<Result>,
  fact: Known<ExportBanListFact>,
): Result => {
  const read = reading[fact.type] as ((fact: Known<ExportBanListFact>) => Result) | undefined;
  return read ? read(fact) : assertNever(fact as never);
};

export const isOf =
  <Type extends ExportBanListFact['type']>(type: Type) =>
  (fact: Known<ExportBanListFact>): fact is Known<FactOf<Type>> =>
    fact.type === type;

/** The change that a fact is about; a claim on a date names it as its subject. */
export const changeOf = (fact: ExportBanListFact): string | null => {
  if ('changeId' in fact.data) return fact.data.changeId;
  return fact.type === 'StatusConfirmed' ? null : fact.data.subject;
};
