import type { DateField } from '@contracts';
import type { LegalDate } from '@kernel';

import { NoSuchDate, UnknownSubject } from './dates.errors';
import {
  isTurn,
  type EditionOnRecord,
  type EstablishedList,
  type Promulgation,
} from './export-ban-list';

type Dates = Readonly<{ [Field in DateField]?: LegalDate | null | undefined }>;

/**
 * The dates that the facts of a change give themselves; none where the field is there and no fact
 * fills it.
 *
 * @throws UnknownSubject, NoSuchDate
 */
export const ownDatesOf = (
  list: EstablishedList,
  { subject, field }: Readonly<{ subject: string; field: DateField }>,
): readonly LegalDate[] => {
  const facts = factsOf(list, subject);
  if (facts.length === 0) throw new UnknownSubject(list.act.list, subject);
  const withField = facts.filter((dates) => dates[field] !== undefined);
  if (withField.length === 0) throw new NoSuchDate(subject, field);
  return withField.flatMap((dates) => dates[field] ?? []);
};

export const isKnownSubject = (list: EstablishedList, subject: string): boolean =>
  subject === list.act.list || factsOf(list, subject).length > 0;

const factsOf = (list: EstablishedList, changeId: string): readonly Dates[] => [
  ...list.announcements.filter((fact) => fact.changeId === changeId),
  ...list.promulgations.filter(({ data }) => data.changeId === changeId).map(datesOfPromulgation),
  ...list.editions.filter((edition) => edition.changeId === changeId).map(datesOfEdition),
];

const datesOfPromulgation = (promulgation: Promulgation): Dates => {
  // Suspensions, resumptions and withdrawals have other days.
  if (isTurn(promulgation)) return {};
  if (promulgation.type !== 'ExportBanListEstablished') return promulgation.data;
  const { promulgatedOn, provisions } = promulgation.data;
  const [effectiveOn, ...others] = provisions.map((provision) => provision.effectiveOn);
  // Where provisions have clocks of their own, nobody knows whose date a source speaks of.
  const isOne = others.every(({ value }) => value === effectiveOn?.value);
  return isOne ? { promulgatedOn, effectiveOn: effectiveOn ?? null } : { promulgatedOn };
};

const datesOfEdition = ({ stage, announcedOn, effectiveOn }: EditionOnRecord): Dates =>
  stage === 'announced' ? { announcedOn } : { announcedOn, effectiveOn };
