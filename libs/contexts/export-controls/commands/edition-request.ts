import { calendarDate, type CalendarDate } from '@kernel';
import { hs2022 } from '@nomenclature';
import type { EditionFormat } from '@sources/itemised-edition';

import type { EstablishedList } from '../domain/export-ban-list';
import type { Edition } from '../domain/export-ban-list.commands';
import { CodeSystemUnknown, ProvisionNotNamed } from './edition.errors';

/** `2024-09-09` as that day in the authority's zone, or a date as the authority printed it. */
type Given<Name extends DateName> = CalendarDate | Edition[Name];

/** A whole edition as somebody brings it: bytes, and what the bytes do not say of themselves. */
export type EditionRequest = Omit<Edition, 'items' | 'codeSystem' | 'provision' | DateName> &
  Readonly<{
    /** `hs2022` */
    codeSystem: string;
    /** May be left out where the list has one. */
    provision?: string | undefined;
    announcedOn?: Given<'announcedOn'>;
    expectedOn?: Given<'expectedOn'>;
    promulgatedOn?: Given<'promulgatedOn'>;
    effectiveOn?: Given<'effectiveOn'>;
    /** Archived before, under the SHA-256 that the provenance cites. */
    document: Readonly<{ bytes: Uint8Array; format: EditionFormat }>;
  }>;

type DateName = 'announcedOn' | 'expectedOn' | 'promulgatedOn' | 'effectiveOn';

/**
 * What an edition is, but for its items: in the terms of the list that it is an edition of.
 *
 * @throws UnreadableDate, CodeSystemUnknown, ProvisionNotNamed
 */
export const editionOf = (
  { document: _, codeSystem, ...asked }: EditionRequest,
  { act }: EstablishedList,
): Omit<Edition, 'items'> => {
  if (codeSystem !== 'hs2022') throw new CodeSystemUnknown(codeSystem, hs2022.codeSystem);
  const { zone } = act;
  return {
    ...asked,
    codeSystem,
    provision: asked.provision ?? onlyProvisionOf(act),
    announcedOn: dayIn(zone, asked.announcedOn),
    expectedOn: dayIn(zone, asked.expectedOn),
    promulgatedOn: dayIn(zone, asked.promulgatedOn),
    effectiveOn: dayIn(zone, asked.effectiveOn),
  };
};

const onlyProvisionOf = ({ list, provisions }: EstablishedList['act']): string => {
  const [only, ...others] = provisions.map(({ provision }) => provision);
  if (only === undefined || others.length > 0) throw new ProvisionNotNamed(list);
  return only;
};

const dayIn = <Date extends Readonly<{ zone: string }>>(
  zone: string,
  given: CalendarDate | Date | undefined,
) =>
  typeof given === 'string'
    ? { verbatim: given, value: calendarDate(given), precision: 'day' as const, zone }
    : given;
