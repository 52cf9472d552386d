import { isDay, possibleDaysOf, startOf, type Instant } from '@kernel';

import type { Doubt } from './doubt';
import type { Mandate, MandateTerm } from './mandates';

/** Between which instants a decision was taken whose day is not known. */
type Undated = Readonly<{ term: MandateTerm; from: Instant; until: Instant }>;

/** Dated to the month, it is believed on the last day; before, nobody can say that it is not. */
const undatedIn = (mandates: readonly Mandate[]): readonly Undated[] =>
  mandates
    .flatMap(({ stretches }) => [...new Set(stretches.map(({ term }) => term))])
    .flatMap((term) => {
      const { first } = possibleDaysOf(term.decidedOn);
      if (isDay(term.decidedOn) || first === null) return [];
      return [
        { term, from: startOf({ value: first, zone: term.decidedOn.zone }), until: term.from },
      ];
    });

/** Where it begins to be doubtful whether a decision was taken already. */
export const undatedInstants = (mandates: readonly Mandate[]): readonly Instant[] =>
  undatedIn(mandates).map(({ from }) => from);

export const undatedAt = (mandates: readonly Mandate[], at: Instant): readonly Doubt[] =>
  undatedIn(mandates)
    .filter(({ from, until }) => from <= at && at < until)
    .map(({ term }) => ({
      reason: 'before-coverage',
      detail:
        `the mandate of the ${term.body} was ${term.kind} by ${term.by} ` +
        `in ${term.decidedOn.value ?? term.decidedOn.verbatim}, on a day that is not known`,
    }));
