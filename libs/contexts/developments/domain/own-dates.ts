import type { DateField } from '@contracts';
import type { LegalDate } from '@kernel';

import { DateOfSeveralFacts, DateWordsAmbiguous, NoSuchDate } from './dates.errors';
import { said, type Development } from './development';

type Dates = Readonly<{ [Field in DateField]?: LegalDate | null | undefined }>;

const ownDates = (development: Development, field: DateField): readonly LegalDate[] =>
  // A fact names its dates as fields of its data, and no fact has a field of that name otherwise.
  development.flatMap(({ data }) => (data as Dates)[field] ?? []);

/**
 * The one date of that name that a fact of the development gives itself.
 *
 * @throws NoSuchDate, DateOfSeveralFacts two parties ratified: nobody knows whose day is meant
 */
export const ownDateOf = (development: Development, id: string, field: DateField): LegalDate => {
  const [own, ...others] = ownDates(development, field);
  if (!own) throw new NoSuchDate(id, field);
  if (others.length > 0) throw new DateOfSeveralFacts(id, field);
  return own;
};

/** The date that the system goes by: the adopted one, where sources disagree. */
export const dateOf = (development: Development, field: DateField): LegalDate | undefined => {
  // An adoption without the fact that it was made for says nothing.
  const [own] = ownDates(development, field);
  const adoptions = said(development, 'DateAdopted').filter((word) => word.field === field);
  return own && (adoptions.at(-1)?.adopted ?? own);
};

/**
 * Words about a date mean the one fact that has it. A second fact with such a date would leave them
 * without a meaning.
 *
 * @throws DateWordsAmbiguous
 */
export const requireUndisputed = (development: Development, field: DateField): void => {
  const words = [...said(development, 'DateClaimed'), ...said(development, 'DateAdopted')];
  const isDisputed = words.some((word) => word.field === field);
  if (isDisputed && ownDates(development, field).length > 0) throw new DateWordsAmbiguous(field);
};
