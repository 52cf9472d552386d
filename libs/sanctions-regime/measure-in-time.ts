import type { Instant, LegalDate } from '@kernel';

import { easingsAt, type EasingInTime } from './easings';
import type { Ground } from './ground';
import type { Decided, Measure, MeasureTerm, Replacement } from './measures';
import { isEndConfirmed, stretchAt, type Closure, type Stretch } from './tenure';

export type MeasureState = 'in-force' | 'eased' | 'replaced' | 'ended' | 'terminated';

export type MeasureInTime = Decided &
  Readonly<{
    /** `terminated`: with its whole regime. */
    state: MeasureState;
    /** The last day, inclusive; null where none is known. */
    endsOn: LegalDate | null;
    /** The last day may have passed, and nobody has said whether the measure ended with it. */
    unconfirmed: boolean;
    /** Whether it is known by now that it did end with that day. */
    endConfirmed: boolean;
    /** The resolution that moved its end; null for none. */
    renewedBy: string | null;
    /** The measures that took its place. */
    replacedBy: readonly string[];
    /** Easings and exemptions that stand. */
    easings: readonly EasingInTime[];
    restsOn: readonly Ground[];
  }>;

/** Whether a measure binds anybody. */
export const isInForce = ({ state }: Pick<MeasureInTime, 'state'>): boolean =>
  state === 'in-force' || state === 'eased';

/** Nothing before it was imposed. */
export const measureAt = (
  measure: Measure,
  closures: readonly Closure[],
  at: Instant,
): MeasureInTime | undefined => {
  const stretch = stretchAt(measure.stretches, at);
  if (!stretch) return undefined;
  const closure = stretchAt(closures, at);
  const replacements = measure.replacements.filter(({ from }) => from <= at);
  const standing = easingsAt(measure.easings, at);
  const state = stateOf({ closure, replacements, stretch, standing });
  const binds = isInForce({ state });
  return {
    ...stretch.term.decided,
    state,
    endsOn: stretch.endsOn,
    unconfirmed: binds && stretch.unconfirmed,
    endConfirmed: isEndConfirmed(measure.stretches, stretch),
    renewedBy: stretch.term.renewedBy,
    replacedBy: replacements.map((replacement) => replacement.measure),
    easings: binds ? standing : [],
    restsOn: groundsOf(stretch, [...replacements, ...(closure ? [closure] : [])]),
  };
};

type MeasureStretch = Stretch<MeasureTerm>;

type Standing = Readonly<{
  closure: Closure | undefined;
  replacements: readonly Replacement[];
  stretch: MeasureStretch;
  standing: readonly EasingInTime[];
}>;

const stateOf = ({ closure, replacements, stretch, standing }: Standing): MeasureState => {
  if (replacements.length > 0) return 'replaced';
  if (stretch.state === 'ended') return 'ended';
  if (closure) return 'terminated';
  return standing.some(({ kind }) => kind === 'easing') ? 'eased' : 'in-force';
};

const groundsOf = (
  { term, restsOn }: MeasureStretch,
  over: readonly Readonly<{ restsOn: Ground }>[],
): readonly Ground[] => [
  ...(term.renewedBy === null ? [] : [term.imposing]),
  ...restsOn,
  ...over.map((each) => each.restsOn),
];
