import type { Instant, LegalDate } from '@kernel';

import type { Ground } from './ground';
import { decidedFrom } from './measures';
import type { RegimeAct } from './regime-acts';
import type { RegimeLife } from './regime-life';
import { stretchAt } from './tenure';

/** A measure that is decided, and that does not bind yet. */
export type MeasureToCome = Readonly<{
  measure: string;
  imposedBy: string;
  decidedOn: LegalDate;
  /** Its first day begins then where the Council sits. */
  from: Instant;
  restsOn: readonly Ground[];
}>;

/** In the order in which they were decided. Of a regime that is over by then none will bind. */
export const measuresToCome = (life: RegimeLife, at: Instant): readonly MeasureToCome[] =>
  life.measures.flatMap(({ measure, stretches: [first] }) => {
    if (!first || first.from <= at || decidedFrom(first.term) > at) return [];
    if (stretchAt(life.closures, first.from)) return [];
    const { from, term, restsOn } = first;
    const { imposedBy, decidedOn } = term.act;
    return [{ measure, imposedBy, decidedOn, from, restsOn }];
  });

/** Terminations and reinstatements that are on record, whose day has not come. */
export const actsToCome = ({ acts }: RegimeLife, at: Instant): readonly RegimeAct[] =>
  acts.filter(({ from }) => from > at);
