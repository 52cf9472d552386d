import type { Instant, LegalDate } from '@kernel';

import type { Doubt } from './doubt';
import { doubtsAt } from './doubts';
import type { Ground } from './ground';
import { mandateAt, type MandateInTime } from './mandates';
import { measureAt, type MeasureInTime } from './measure-in-time';
import { contestationsAt, lastAct } from './regime-acts';
import type { RegimeLife } from './regime-life';
import { undatedAt } from './undated-decisions';

export type MeasuresAxis = 'none' | 'in-force' | 'eased' | 'terminated' | 'contested' | 'unknown';
export type MonitoringAxis = 'none' | 'active' | 'renewal-blocked' | 'lapsed' | 'unknown';
export type OversightAxis = 'committee' | 'outside-un';

/** Three axes: blocked, expired and measures ended are three different things. */
export type Enforcement = Readonly<{
  measures: MeasuresAxis;
  monitoring: MonitoringAxis;
  /** The Council's committee first. */
  oversight: readonly OversightAxis[];
  monitoringBody: string | null;
  /** The last day, inclusive; null where none is known. */
  mandateEndsOn: LegalDate | null;
  /** ISO 3166-1 alpha-3. */
  blockedBy: readonly string[];
  doubts: readonly Doubt[];
  /** The founding act first. */
  restsOn: readonly Ground[];
}>;

export const mandatesAt = ({ mandates }: RegimeLife, at: Instant): readonly MandateInTime[] =>
  mandates.flatMap((mandate) => mandateAt(mandate, at) ?? []);

/** Every measure that was imposed by then, whatever became of it. */
export const measuresAt = ({ measures, closures }: RegimeLife, at: Instant) =>
  measures.flatMap((measure) => measureAt(measure, closures, at) ?? []);

/** With those measures alone that an axis or a doubt can rest on: of most nothing more is said. */
const speaking = (life: RegimeLife): RegimeLife => ({
  ...life,
  measures: life.measures.filter(
    ({ stretches, easings }) => easings.length > 0 || stretches.some((each) => each.unconfirmed),
  ),
});

/** What is said of a regime at an instant, by all that is known of it. */
export const enforcementAt = (life: RegimeLife, at: Instant): Enforcement => {
  const mandates = mandatesAt(life, at);
  const measures = measuresAt(speaking(life), at);
  const mandate = monitoredBy(mandates);
  const axis = measuresAxis(life, at, measures);
  const outside = life.outside.filter(({ from }) => from <= at);
  const monitoring = mandate?.state ?? unsaid(life);
  return {
    measures: axis.measures,
    monitoring,
    oversight: oversightOf(axis.measures, outside.length > 0),
    ...monitorOf(mandate),
    doubts: [
      ...doubtsAt(life, at, { mandates, measures }),
      ...undatedAt(life.mandates, at),
      ...uncovered({ measures: axis.measures, monitoring }),
    ],
    restsOn: distinct([
      ...axis.restsOn,
      ...(mandate?.restsOn ?? []),
      ...outside.map(({ restsOn }) => restsOn),
    ]),
  };
};

const monitorOf = (mandate: MandateInTime | undefined) => ({
  monitoringBody: mandate?.body ?? null,
  mandateEndsOn: mandate?.endsOn ?? null,
  blockedBy: mandate?.blockedBy ?? [],
});

/** There is nothing, where all that was ever decided is on record; else nobody knows. */
const unsaid = ({ founding }: RegimeLife): 'none' | 'unknown' =>
  founding.data.history === 'complete' ? 'none' : 'unknown';

const GRAVEST: readonly MandateInTime['state'][] = ['renewal-blocked', 'active', 'lapsed'];

/** Of several monitors one whose renewal is blocked, then one at work; of two such the newer. */
const monitoredBy = (mandates: readonly MandateInTime[]): MandateInTime | undefined =>
  GRAVEST.flatMap((state) => mandates.findLast((each) => each.state === state) ?? [])[0];

type Axis = Readonly<{ measures: MeasuresAxis; restsOn: readonly Ground[] }>;

const measuresAxis = (life: RegimeLife, at: Instant, measures: readonly MeasureInTime[]): Axis => {
  const founding = groundOfFounding(life);
  if (at < life.from) return { measures: unsaid(life), restsOn: [founding] };
  const act = lastAct(life.acts, at);
  const acted = act ? [founding, act.restsOn] : [founding];
  if (act?.kind === 'terminated') return { measures: 'terminated', restsOn: acted };
  const contested = contestationsAt(life.contestations, life.closures, at);
  if (contested.length > 0) {
    const restsOn = [...acted, ...contested.map((each) => each.restsOn)];
    return { measures: 'contested', restsOn };
  }
  const easings = measures
    .flatMap((measure) => measure.easings)
    .filter(({ kind }) => kind === 'easing');
  return {
    measures: easings.length > 0 ? 'eased' : 'in-force',
    restsOn: [...acted, ...easings.flatMap(({ restsOn }) => restsOn)],
  };
};

const groundOfFounding = ({ founding: { id, position, evidence } }: RegimeLife): Ground => ({
  eventId: id,
  position: String(position),
  evidence,
});

/** A committee is there for as long as its regime is. */
const oversightOf = (measures: MeasuresAxis, isWatched: boolean): readonly OversightAxis[] => [
  ...(['in-force', 'eased', 'contested'].includes(measures) ? (['committee'] as const) : []),
  ...(isWatched ? (['outside-un'] as const) : []),
];

const uncovered = (axes: Pick<Enforcement, 'measures' | 'monitoring'>): readonly Doubt[] => {
  const unknown = (['measures', 'monitoring'] as const).filter((axis) => axes[axis] === 'unknown');
  return unknown.length === 0
    ? []
    : [
        {
          reason: 'before-coverage',
          detail: `not everything that was decided is on record: ${unknown.join(' and ')} unknown`,
        },
      ];
};

const distinct = (grounds: readonly Ground[]): readonly Ground[] =>
  grounds.filter(({ eventId }, i) => grounds.findIndex((each) => each.eventId === eventId) === i);
