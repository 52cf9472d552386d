import { DatesDoNotFitStage } from './editions.errors';
import type { Edition } from './export-ban-list.commands';

type Unstaged = Omit<Edition, 'stage' | 'instrument' | 'announcedOn' | 'effectiveOn'>;

export type AnnouncedEdition = Unstaged &
  Readonly<{ stage: 'announced'; announcedOn: NonNullable<Edition['announcedOn']> }>;

export type PromulgatedEdition = Unstaged &
  Pick<Edition, 'announcedOn'> &
  Readonly<{ stage: 'promulgated'; effectiveOn: NonNullable<Edition['effectiveOn']> }>;

/** An edition with the dates that its stage has, and no others. */
export type StagedEdition = AnnouncedEdition | PromulgatedEdition;

/** @throws DatesDoNotFitStage */
export const staged = (edition: Omit<Edition, 'instrument'>): StagedEdition => {
  const { stage, announcedOn, expectedOn, promulgatedOn, effectiveOn } = edition;
  const isDefinite = effectiveOn !== undefined || promulgatedOn !== undefined;
  if (stage === 'announced' && announcedOn && !isDefinite)
    return { ...edition, stage, announcedOn };
  if (stage === 'promulgated' && effectiveOn && !expectedOn)
    return { ...edition, stage, effectiveOn };
  throw new DatesDoNotFitStage(stage);
};
