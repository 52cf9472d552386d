import { BEGINNING, type Instant } from '@kernel';
import {
  decidedFrom,
  isInDispute,
  isInForce,
  measuresAt,
  type EasingInTime,
  type MeasureInTime,
  type RegimeLife,
} from '@sanctions-regime';

import type { CouncilMeasure, EasedBy } from './council-measures';

type Measure = RegimeLife['measures'][number];

/**
 * The measures about goods that bind at a moment, that are decided and will, or of which sources
 * disagree on whether they do.
 */
export const councilMeasuresAt = (life: RegimeLife, at: Instant): readonly CouncilMeasure[] => {
  if (at < life.from) return [];
  const begun = new Map(measuresAt(life, at).map((measure) => [measure.measure, measure]));
  return life.measures.flatMap((measure) => {
    const now = begun.get(measure.measure);
    return (now ? begunMeasure(now, measure, { life, at }) : toCome(measure, { life, at })) ?? [];
  });
};

type Moment = Readonly<{ life: RegimeLife; at: Instant }>;

const begunMeasure = (
  now: MeasureInTime,
  { stretches }: Measure,
  { life, at }: Moment,
): CouncilMeasure | null => {
  const disputed = isDisputed(now, { life, at });
  if (now.direction === null || !(isInForce(now) || disputed)) return null;
  const { exemptions, easings } = easedBy(now.easings);
  return {
    ...saidBy({ ...now, direction: now.direction }),
    stage: isInForce(now) ? 'in-force' : 'ended',
    from: laterOf(begunAgain(stretches, at), reinstatedAt({ life, at })),
    endsOn: now.endsOn,
    renewalUnconfirmed: now.unconfirmed,
    disputed,
    ...{ exemptions, easings },
    restsOn: [...now.easings.flatMap(({ restsOn }) => restsOn), ...now.restsOn],
  };
};

/** A measure that had ended begins with the act that imposes it anew. */
const begunAgain = (stretches: Measure['stretches'], at: Instant): Instant => {
  const over = stretches.findLast(({ state, from }) => state === 'ended' && from <= at);
  const begun = stretches.find(
    ({ state, from }) => state === 'running' && from > (over?.from ?? ''),
  );
  return begun?.from ?? stretches[0]?.from ?? at;
};

/** A regime that ended, and has come back since. */
const reinstatedAt = ({ life, at }: Moment): Instant =>
  life.acts.findLast(({ kind, from }) => kind === 'reinstated' && from <= at)?.from ?? BEGINNING;

const laterOf = (one: Instant, other: Instant): Instant => (one > other ? one : other);

const toCome = ({ stretches }: Measure, { life, at }: Moment): CouncilMeasure | null => {
  const [first] = stretches;
  const term = first?.term;
  if (!term || term.act.direction === null) return null;
  const disputed = isDisputed(term.act, { life, at });
  if (at < decidedFrom(term) && !disputed) return null;
  return {
    ...saidBy({ ...term.act, direction: term.act.direction }),
    stage: 'promulgated',
    from: term.from,
    endsOn: first.endsOn,
    renewalUnconfirmed: false,
    disputed,
    ...{ exemptions: [], easings: [] },
    restsOn: [term.restsOn],
  };
};

type Act = Pick<
  MeasureInTime,
  'measure' | 'kind' | 'subject' | 'goods' | 'cap' | 'imposedBy' | 'paragraph'
> &
  Pick<CouncilMeasure, 'direction'>;

const saidBy = ({ measure, kind, subject, direction, goods, ...act }: Act) => ({
  ...{ measure, kind, subject, direction },
  codes: goods && goods.codes,
  cap: act.cap,
  imposedBy: act.imposedBy,
  paragraph: act.paragraph,
});

const easedBy = (
  standing: readonly EasingInTime[],
): Pick<CouncilMeasure, 'exemptions' | 'easings'> => {
  const of = (sought: EasingInTime['kind']): readonly EasedBy[] =>
    standing
      .filter(({ kind }) => kind === sought)
      .map(({ scope, easedBy: by, paragraph }) => ({ scope, easedBy: by, paragraph }));
  return { exemptions: of('exemption'), easings: of('easing') };
};

/** By a word on its own dates, on the vote behind it, or on when its regime began or ended. */
const isDisputed = (
  { measure, imposedBy }: Pick<MeasureInTime, 'measure' | 'imposedBy'>,
  { life: { disputes, founding }, at }: Moment,
): boolean => {
  const { regime, establishedBy } = founding.data;
  return disputes.some(
    (dispute) =>
      isInDispute(dispute, at) &&
      (dispute.subject === regime
        ? dispute.field !== 'contestedOn'
        : [measure, imposedBy, establishedBy].includes(dispute.subject)),
  );
};
