import { stated, statedDate, type RestsOn, type ShowSources } from '@answers';
import type { EasingInTime, MeasureInTime } from '@sanctions-regime';

export type ShownMeasure = ReturnType<typeof shownMeasure>;

export const shownMeasure = (measure: MeasureInTime, sources: ShowSources) => ({
  measure: measure.measure,
  kind: measure.kind,
  subject: measure.subject,
  state: measure.state,
  ...stated('direction', measure.direction),
  ...stated('goods', measure.goods),
  ...stated('cap', measure.cap),
  imposedBy: measure.imposedBy,
  ...stated('paragraph', measure.paragraph),
  ...statedDate('decidedOn', measure.decidedOn),
  ...statedDate('effectiveOn', measure.effectiveOn),
  ...statedDate('endsOn', measure.endsOn),
  ...stated('renewedBy', measure.renewedBy),
  ...stated('unconfirmed', measure.unconfirmed ? true : null),
  easings: measure.easings.filter(isEasing).map((easing) => shownEasing(easing, sources)),
  exemptions: measure.easings
    .filter((easing) => !isEasing(easing))
    .map((easing) => shownEasing(easing, sources)),
  ...sources(measure.restsOn),
});

const isEasing = ({ kind }: EasingInTime): boolean => kind === 'easing';

const shownEasing = (easing: EasingInTime, sources: ShowSources) => ({
  easing: easing.easing,
  scope: easing.scope,
  easedBy: easing.easedBy,
  ...stated('paragraph', easing.paragraph),
  ...statedDate('decidedOn', easing.decidedOn),
  ...statedDate('endsOn', easing.endsOn),
  ...stated('unconfirmed', easing.unconfirmed ? true : null),
  ...sources(easing.restsOn),
});

/** Every fact that is shown with a measure. */
export const citedByMeasure = ({ restsOn, easings }: MeasureInTime): readonly RestsOn[] => [
  ...restsOn,
  ...easings.flatMap((easing) => easing.restsOn),
];
