import type { DevelopmentFact } from '@contracts';
import { isDay, versionsCutAt, type Basis, type Instant, type Known, type Version } from '@kernel';
import type { Projection } from '@platform/projections';

import { meaningOf, type DevelopmentAct } from './acts';
import { disputesAt, wordsBefore } from './claimed-dates';
import type { DatedAct } from './dated-act';
import type { DateInTime, DevelopmentInTime } from './development';
import { historyIn, instantsIn, type DevelopmentHistory } from './development-history';
import { kindAt } from './kind-in-time';
import { lookAt } from './last-look';

/** Null before its first act: it was not there, and nobody could have asked for it. */
const developmentAt = (
  history: DevelopmentHistory,
  development: string,
  at: Instant,
): DevelopmentInTime | null => {
  const { zone, begins, firstPosition } = history;
  const acts = history.acts.filter(({ from }) => from <= at);
  const said = at < begins ? null : kindAt(acts, history, at);
  if (!said) return null;
  return {
    development,
    ...{ zone, begins, firstPosition },
    ...said,
    actors: distinct(
      acts.flatMap(({ act }) => [...meaningOf(act).by(act.data), ...accusedIn(act)]),
    ),
    about: distinct(acts.flatMap(({ act }) => aboutOf(act))),
    dates: acts.map(dateInTime),
    disputed: disputesAt(history.claims, at),
    disputedBefore: wordsBefore(history.claims, begins),
    ...lookAt(history.looks, at),
    restsOn: acts.toSorted((a, b) => a.weight - b.weight).flatMap(({ restsOn }) => restsOn),
  };
};

const dateInTime = ({ act, field, date, restsOn }: DatedAct): DateInTime => ({
  field,
  by: meaningOf(act).by(act.data),
  ...{ date, restsOn },
});

/** Whoever is accused is said to have acted. */
const accusedIn = (act: DevelopmentAct): readonly string[] =>
  act.type === 'ViolationAlleged' ? act.data.accused : [];

/** Who asks about a treaty means the treaty as well. */
const aboutOf = (act: DevelopmentAct): readonly string[] => [
  ...('about' in act.data ? act.data.about : []),
  ...(act.type === 'TreatySigned' ? [`treaty:${act.data.treaty}`] : []),
];

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

const timeline = (
  known: readonly Known<DevelopmentFact>[],
  development: string,
): readonly Version<DevelopmentInTime>[] => {
  const history = historyIn(known);
  if (!history) return [];
  return versionsCutAt(instantsIn(history), 'publisher-stated', (at) =>
    developmentAt(history, development, at),
  ).flatMap(({ value, ...version }) =>
    value ? [{ ...version, value, basis: basisOf(history, version.validFrom) }] : [],
  );
};

/** Of an act whose day nobody gives it is only known that it was there when it was told. */
const basisOf = ({ kind, acts }: DevelopmentHistory, validFrom: Instant): Basis => {
  const beginning = acts.filter(({ from }) => from === validFrom);
  if (beginning.length > 0 && !beginning.some(({ date }) => isDay(date))) return 'first-observed';
  return kind === 'treaty' ? 'legal-act' : 'publisher-stated';
};

export const development: Projection<DevelopmentFact, DevelopmentInTime> = {
  name: 'development',
  streams: 'development',
  // A development is its stream.
  keysOf: ({ stream }) => [stream.slice(stream.indexOf('/') + 1)],
  timeline,
  columns: ({ development: id, kind }) => ({ development: id, kind }),
};
