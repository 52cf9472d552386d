import { stated, statedDate, type ShowSources } from '@answers';
import { endOf, possibleDaysOf, type Instant, type LegalDate } from '@kernel';
import { isInForce, type Ground } from '@sanctions-regime';

import type { SanctionsRegime } from '../sanctions-regime/sanctions-regime.timeline';

/** Both clocks of a regime: who watches, and what binds. */
type End = Readonly<{
  kind: 'mandate-ends' | 'measure-ends' | 'measures-end' | 'easing-ends';
  regime: string;
  name: string;
  mandate: string | null;
  body: string | null;
  measure: string | null;
  /** What lets somebody through, or makes a measure less: an exemption too. */
  easing: string | null;
  endsOn: LegalDate;
  /** Whether it is known by now that it did end with that day. */
  confirmed: boolean;
  blockedBy: readonly string[];
  restsOn: readonly Ground[];
}>;

export type Window = Readonly<{ from: Instant; until: Instant }>;

export type ShownEnd = ReturnType<typeof shownEnd>;

/** An end that is dated to the month is to come for as long as it may be, and from when it may. */
export const endsToCome = (
  regimes: readonly SanctionsRegime[],
  { from, until }: Window,
): readonly Coming<End>[] =>
  regimes.flatMap(endsOf).flatMap((what) => {
    const between = boundsOf(what.endsOn);
    return between && between.last > from && between.first <= until
      ? [{ what, at: between.first }]
      : [];
  });

/** With the instant from which on it may have come. */
export type Coming<What> = Readonly<{ what: What; at: Instant }>;

const boundsOf = (date: LegalDate): Readonly<{ first: Instant; last: Instant }> | null => {
  const { first, last } = possibleDaysOf(date);
  if (first === null || last === null) return null;
  const { zone } = date;
  return { first: endOf({ value: first, zone }), last: endOf({ value: last, zone }) };
};

const endsOf = (regime: SanctionsRegime): readonly End[] => [
  ...mandateEnds(regime),
  ...measureEnds(regime),
  ...easingEnds(regime),
  ...measuresEnd(regime),
];

const end = (
  { regime, name }: SanctionsRegime,
  of: Pick<End, 'kind' | 'endsOn' | 'confirmed' | 'restsOn'> & Partial<End>,
): End => ({ ...{ regime, name }, ...NOTHING_MORE, ...of });

const NOTHING_MORE = { mandate: null, body: null, measure: null, easing: null, blockedBy: [] };

const mandateEnds = (regime: SanctionsRegime): readonly End[] =>
  regime.mandates.flatMap(({ endsOn, state, endConfirmed: confirmed, ...of }) => {
    if (!endsOn || state === 'lapsed') return [];
    const { mandate, body, blockedBy, restsOn } = of;
    const named = { mandate, body, blockedBy, restsOn };
    return [end(regime, { kind: 'mandate-ends', endsOn, confirmed, ...named })];
  });

const measureEnds = (regime: SanctionsRegime): readonly End[] =>
  regime.imposed
    .filter(isInForce)
    .flatMap(({ measure, endsOn, endConfirmed: confirmed, restsOn }) =>
      endsOn ? [end(regime, { kind: 'measure-ends', endsOn, confirmed, measure, restsOn })] : [],
    );

const easingEnds = (regime: SanctionsRegime): readonly End[] =>
  regime.imposed.flatMap(({ measure, easings }) =>
    easings.flatMap(({ easing, endsOn, endConfirmed: confirmed, restsOn }) => {
      const named = { measure, easing, confirmed, restsOn };
      return endsOn ? [end(regime, { kind: 'easing-ends', endsOn, ...named })] : [];
    }),
  );

const measuresEnd = (regime: SanctionsRegime): readonly End[] => {
  const { measuresEnd: whole, measures } = regime;
  if (!whole?.endsOn || measures === 'terminated') return [];
  const { endsOn, endConfirmed: confirmed, restsOn } = whole;
  return [end(regime, { kind: 'measures-end', endsOn, confirmed, restsOn })];
};

export const shownEnd = (
  { kind, regime, name, mandate, body, measure, easing, ...of }: End,
  sources: ShowSources,
) => ({
  kind,
  regime,
  name,
  ...stated('mandate', mandate),
  ...stated('body', body),
  ...stated('measure', measure),
  ...stated('easing', easing),
  ...statedDate('endsOn', of.endsOn),
  confirmed: of.confirmed,
  blockedBy: of.blockedBy,
  ...sources(of.restsOn),
});
