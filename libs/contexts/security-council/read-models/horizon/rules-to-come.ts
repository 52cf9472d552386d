import { stated, type ShowSources } from '@answers';
import { COUNCIL_ZONE } from '@contracts';
import { dayOf, type CalendarDate, type Instant } from '@kernel';
import type { Ground } from '@sanctions-regime';

import type { SanctionsRegime } from '../sanctions-regime/sanctions-regime.timeline';
import type { Coming, Window } from './ends-to-come';

/** What begins or stops to bind, by what is decided: no printed end, which somebody confirms. */
type Rule = Readonly<{
  kind: 'rule-takes-effect' | 'rule-resumes' | 'regime-ends';
  regime: string;
  name: string;
  /** Null where it is the regime as a whole. */
  measure: string | null;
  /** The resolution; null where a regime lapses, or where nobody says. */
  by: string | null;
  at: Instant;
  restsOn: readonly Ground[];
}>;

export type ShownRule = ReturnType<typeof shownRule>;

export const rulesToCome = (
  regimes: readonly SanctionsRegime[],
  { until }: Pick<Window, 'until'>,
): readonly Coming<Rule>[] =>
  regimes
    .flatMap((regime) => [...measures(regime), ...acts(regime)])
    .filter(({ at }) => at <= until)
    .map((what) => ({ what, at: what.at }));

const measures = ({ regime, name, toCome }: SanctionsRegime): readonly Rule[] =>
  toCome.measures.map(({ measure, imposedBy: by, from: at, restsOn }) => ({
    ...{ kind: 'rule-takes-effect', regime, name, measure, by, at, restsOn },
  }));

const acts = ({ regime, name, toCome }: SanctionsRegime): readonly Rule[] =>
  toCome.acts.map(({ kind, by, from: at, restsOn }) => ({
    kind: kind === 'reinstated' ? 'rule-resumes' : 'regime-ends',
    ...{ regime, name, measure: null, by, at, restsOn: [restsOn] },
  }));

/** `on`: the first day on which it is so; `at`: from which instant on. */
export const shownRule = ({ kind, regime, name, at, ...of }: Rule, sources: ShowSources) => {
  const on: CalendarDate = dayOf(at, COUNCIL_ZONE);
  return {
    ...{ kind, regime, name },
    ...stated('measure', of.measure),
    ...stated('by', of.by),
    ...{ on, at },
    ...stated('effectiveOn', kind === 'rule-takes-effect' ? on : null),
    ...sources(of.restsOn),
  };
};
