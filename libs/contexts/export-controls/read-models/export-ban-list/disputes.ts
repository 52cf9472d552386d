import type { RestsOn } from '@answers';
import type { DateField } from '@contracts';
import type { Instant, LegalDate } from '@kernel';

import { isInDispute, type ClaimedDate } from '../list-facts/claimed-dates';
import type { ListChange } from '../list-facts/list-change';

/** A date of a change on which sources disagree, at a moment that lies between their words. */
export type Dispute = Readonly<{
  changeId: string;
  field: DateField;
  values: readonly Readonly<{
    date: LegalDate;
    source: string;
    adopted: boolean;
    restsOn: RestsOn;
  }>[];
}>;

/** In the order of the changes, and of a change's life. */
export const disputesAt = (changes: readonly ListChange[], at: Instant): readonly Dispute[] =>
  changes.flatMap(({ changeId, claims }) => {
    const fields = [...new Set(claims.map(({ field }) => field))];
    return fields.flatMap((field) => {
      const words = claims.filter((claim) => claim.field === field);
      return isInDispute(words, at) ? [{ changeId, field, values: words.map(valueOf) }] : [];
    });
  });

const valueOf = ({ date, source, adopted, restsOn }: ClaimedDate): Dispute['values'][number] => ({
  date,
  source,
  adopted,
  restsOn,
});
