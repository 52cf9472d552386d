import type { Instant, LegalDate } from '@kernel';

import { isInDispute } from './disputes';
import type { Doubt } from './doubt';
import type { MandateInTime } from './mandates';
import type { MeasureInTime } from './measure-in-time';
import type { RegimeLife } from './regime-life';
import { measuresEndOf } from './renewals';
import { stretchAt } from './tenure';

type Stands = Readonly<{
  mandates: readonly MandateInTime[];
  measures: readonly MeasureInTime[];
}>;

/** What nobody has confirmed, and what sources disagree on. */
export const doubtsAt = (life: RegimeLife, at: Instant, stands: Stands): readonly Doubt[] => [
  ...unconfirmedAt(life, at, stands).map(renewal),
  ...life.disputes
    .filter((dispute) => isInDispute(dispute, at))
    .map(({ field, subject }) => ({
      reason: 'disputed' as const,
      detail: `sources disagree on ${field} of ${subject}`,
    })),
];

type Unconfirmed = Readonly<{ what: string; endsOn: LegalDate | null }>;

const unconfirmedAt = (
  life: RegimeLife,
  at: Instant,
  { mandates, measures }: Stands,
): readonly Unconfirmed[] => {
  const whole = stretchAt(life.closures, at) ? undefined : measuresEndOf(life.measuresEnd, at);
  return [
    ...mandates
      .filter(({ unconfirmed }) => unconfirmed)
      .map(({ body, endsOn }) => ({ what: `the mandate of the ${body}`, endsOn })),
    ...measures
      .filter(({ unconfirmed }) => unconfirmed)
      .map(({ measure, endsOn }) => ({ what: `the measure ${measure}`, endsOn })),
    ...measures.flatMap(({ measure, easings }) =>
      easings
        .filter(({ unconfirmed }) => unconfirmed)
        .map(({ easing, endsOn }) => ({ what: `the ${easing} of ${measure}`, endsOn })),
    ),
    ...(whole?.unconfirmed
      ? [{ what: 'the measures that have an end', endsOn: whole.endsOn }]
      : []),
  ];
};

const renewal = ({ what, endsOn }: Unconfirmed): Doubt => ({
  reason: 'renewal-unconfirmed',
  detail:
    `the last day of ${what} was ${endsOn?.value ?? endsOn?.verbatim ?? 'not stated'}, ` +
    'and nobody has confirmed what became of it',
});
