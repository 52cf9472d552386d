import type { CalendarDate } from '@kernel';

import type { ProvisionInTime, Unless } from '../export-ban-list/provision-stage';
import type { ExportQuestion } from './export-question';

/** A transition clause and whether it lets the shipment through; null where a fact is missing. */
export type Clause = Readonly<{
  kind: Unless['kind'];
  before: CalendarDate;
  applies: boolean | null;
}>;

type Kinds<Value> = Readonly<Record<Unless['kind'], Value>>;

const DAY_ASKED_FOR: Kinds<(question: ExportQuestion) => CalendarDate | null> = {
  'aboard-before': ({ departsOn }) => departsOn,
  'contracted-before': ({ contractedOn }) => contractedOn,
  // A check has no parameter for it: whether a licence was granted is between two parties.
  'licensed-before': () => null,
};

const FACT: Kinds<string> = {
  'aboard-before': 'departsOn',
  'contracted-before': 'contractedOn',
  'licensed-before': 'licensedOn',
};

/** Both days are local to the rule's authority: "before 1 December" does not include 1 December. */
export const clausesOf = (
  { unless }: Pick<ProvisionInTime, 'unless'>,
  question: ExportQuestion,
): readonly Clause[] =>
  unless.map(({ kind, before }) => {
    const day = DAY_ASKED_FOR[kind](question);
    return { kind, before, applies: day === null ? null : day < before };
  });

/** One clause is enough. */
export const isReleased = (clauses: readonly Clause[]): boolean =>
  clauses.some(({ applies }) => applies === true);

export const factsAskedFor = (clauses: readonly Clause[]): readonly string[] =>
  clauses.filter(({ applies }) => applies === null).map(({ kind }) => FACT[kind]);
