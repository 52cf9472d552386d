import type { DateAdopted, SanctionsRegimeFact } from '@contracts';
import { isDay, type Known } from '@kernel';

import { concernedBy, slotsOf, type Slot } from './dates-of-facts';
import { isOf, type RegimeFacts } from './reading';

type Fact = Known<SanctionsRegimeFact>;

/**
 * The facts with the dates that the system goes by in the place of their own. A fact whose date was
 * adopted rests on the documents of the adoption as well.
 */
export const withAdoptedDates = (facts: RegimeFacts): RegimeFacts => {
  const adoptions = facts.filter(isOf('DateAdopted')).map((adoption) => ({
    adoption,
    concerns: concernedBy(adoption.data, adoption.data.adopted, facts)?.id,
  }));
  if (adoptions.length === 0) return facts;
  return facts.map((fact) =>
    slotsOf(fact).reduce((dated, slot) => {
      // The newest decision counts: it may be reconsidered without having been wrong in its time.
      const found = adoptions.findLast(
        ({ adoption, concerns }) =>
          speaksOf(adoption, slot) && (slot.name !== slot.field || concerns === fact.id),
      );
      return found ? withDate(dated, slot, found.adoption) : dated;
    }, fact),
  );
};

const speaksOf = ({ data }: DateAdopted, { subject, field }: Slot): boolean =>
  data.subject === subject && data.field === field;

const withDate = (fact: Fact, { name }: Slot, { data, evidence }: Known<DateAdopted>): Fact => {
  // Where an act begins on a day, only a day can take that day's place.
  if (DAYS_ONLY.includes(name) && !isDay(data.adopted)) return fact;
  return {
    ...fact,
    data: { ...fact.data, [name]: data.adopted },
    evidence: [...new Set([...fact.evidence, ...evidence])],
  } as Fact;
};

const DAYS_ONLY: readonly string[] = ['effectiveOn', 'endedFrom'];
