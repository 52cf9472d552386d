import { isCountry, positionDeclared, type Stance } from '@contracts';

import type { DevelopmentKind } from '../development/acts';
import type { DevelopmentInTime } from '../development/development';
import { AboutUnreadable, ActorUnknown, ActorUnreadable } from './answer.errors';
import type { DevelopmentAt } from './development-at';

export type DevelopmentFilter = Readonly<{
  kind?: DevelopmentKind | undefined;
  /** `regime:1718`, `treaty:ru-kp-2024`: that treaty's own development is about it as well. */
  about?: string | undefined;
  /** ISO 3166-1 alpha-2, or the letters of an organisation. */
  actor?: string | undefined;
  /** Only a position has one. */
  stance?: Stance | undefined;
}>;

const { about: abouts, actor: actorSchema } = positionDeclared.data.shape;

/** @throws AboutUnreadable, ActorUnreadable */
export const requireReadable = ({ about, actor }: DevelopmentFilter): void => {
  if (about !== undefined && !isReadable(about)) throw new AboutUnreadable(about);
  if (actor !== undefined && !actorSchema.safeParse(actor).success) {
    throw new ActorUnreadable(actor);
  }
};

/** Of the right form, and no state that does not exist: `state:XX`. */
const isReadable = (about: string): boolean =>
  abouts.element.safeParse(about).success &&
  (!about.startsWith('state:') || isCountry(about.slice('state:'.length)));

/**
 * A country is there though it did and said nothing, and so is a regime of which nobody speaks:
 * nothing on record is an answer. Of letters only a development tells whose they are.
 *
 * @throws ActorUnknown nothing that is known, of whatever time, names the organisation
 */
export const requireKnown = (
  known: readonly DevelopmentAt[],
  { actor }: DevelopmentFilter,
): void => {
  if (actor === undefined || isCountry(actor)) return;
  if (!known.some((each) => everPasses(each, { actor }))) throw new ActorUnknown(actor);
};

/** Whether it passes at some moment, be it before or after the one asked for. */
export const everPasses = ({ versions }: DevelopmentAt, filter: DevelopmentFilter): boolean =>
  versions.some((version) => passes(version, filter));

export const passes = (
  development: DevelopmentInTime,
  { kind, about, actor, stance }: DevelopmentFilter,
): boolean =>
  (kind === undefined || development.kind === kind) &&
  (about === undefined || isAbout(development, about)) &&
  (actor === undefined || development.actors.includes(actor)) &&
  (stance === undefined || stanceOf(development) === stance);

const isAbout = ({ development, about }: DevelopmentInTime, sought: string): boolean =>
  about.includes(sought) || sought === `development:${development}`;

const stanceOf = (development: DevelopmentInTime): Stance | null =>
  development.kind === 'position' ? development.stance : null;
