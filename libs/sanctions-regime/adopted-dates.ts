import type { DateAdopted, SanctionsRegimeFact } from '@contracts';
import type { Known } from '@kernel';

import { concernedBy, slotsOf, type Slot } from './dates-of-facts';

/**
 * The facts with the dates that the system goes by in the place of their own. A fact whose date was
 * adopted rests on the documents of the adoption as well. Of each decision one date is adopted:
 * whoever thinks again takes that adoption back first.
 *
 * @param facts oldest first, as a log holds them or without where it holds them
 */
export const withAdoptedDates = <Told extends SanctionsRegimeFact>(
  facts: readonly Told[],
): readonly Told[] => {
  const said: readonly SanctionsRegimeFact[] = facts;
  const adoptions = said.filter(isAdoption).map((adoption) => ({
    adoption,
    concerned: concernedBy(adoption.data, adoption.data.adopted, facts),
  }));
  if (adoptions.length === 0) return facts;
  return facts.map((fact) =>
    slotsOf(fact).reduce((dated, slot) => {
      const found = adoptions.find(
        ({ adoption, concerned }) =>
          speaksOf(adoption, slot) && (slot.name !== slot.field || concerned === fact),
      );
      return found ? withDate(dated, slot, found.adoption) : dated;
    }, fact),
  );
};

const isAdoption = (fact: SanctionsRegimeFact): fact is DateAdopted => fact.type === 'DateAdopted';

const speaksOf = ({ data }: DateAdopted, { subject, field }: Slot): boolean =>
  data.subject === subject && data.field === field;

const withDate = <Told extends SanctionsRegimeFact>(
  fact: Told,
  { name }: Slot,
  adoption: DateAdopted,
): Told => ({
  ...fact,
  data: { ...fact.data, [name]: adoption.data.adopted },
  ...documentsOf(fact, adoption),
});

type Documented = Partial<Pick<Known<object>, 'evidence'>>;

/** A fact that nobody holds yet rests on no documents. */
const documentsOf = (fact: object, adoption: object): Documented => {
  const [own, further] = [fact, adoption].map(({ evidence }: Documented) => evidence);
  return own && further ? { evidence: [...new Set([...own, ...further])] } : {};
};
