import type { SanctionsMeasureImposed, SanctionsRegimeFact } from '@contracts';
import { DomainError, type DomainEvent } from '@kernel';

/** What may not go "to the territory" of a regime that has none would stop nothing anywhere. */
export class RegimeWithoutTerritory extends DomainError {
  readonly code = 'REGIME_WITHOUT_TERRITORY';

  constructor(regime: string, measure: string) {
    super(
      `“${measure}” has a direction, and ${regime} no territories: its measures bind persons, ` +
        'and not the trade in goods.',
    );
  }
}

/**
 * Looks at what is new on record: a measure, or a founding act that measures have waited for.
 *
 * @param known what stands, without what was decided
 * @throws RegimeWithoutTerritory
 */
export const requireTerritory = (
  known: readonly SanctionsRegimeFact[],
  decided: readonly DomainEvent[],
): void => {
  const facts = [...known, ...decided];
  const act = facts.find(isFounding);
  if (!act || act.data.territories.length > 0) return;
  const measure = (decided.some(isFounding) ? facts : decided).find(isOfGoods);
  if (measure) throw new RegimeWithoutTerritory(act.data.regime, measure.data.measure);
};

const isFounding = (fact: DomainEvent): fact is Founding =>
  fact.type === 'SanctionsRegimeEstablished';

type Founding = Extract<SanctionsRegimeFact, { type: 'SanctionsRegimeEstablished' }>;

const isOfGoods = (fact: DomainEvent): fact is SanctionsMeasureImposed =>
  fact.type === 'SanctionsMeasureImposed' &&
  (fact as SanctionsMeasureImposed).data.direction !== null;
