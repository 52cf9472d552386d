import type { ExportBanListFact } from '@contracts';
import { fold, standing, type FactRetracted, type Known } from '@kernel';

import { wholeEdition, type KnownFact } from './edition-facts';
import { requireNothingBuiltUpon } from './editions-built-upon';
import { exportBanList } from './export-ban-list.decider';
import type { ExportBanListCommand } from './export-ban-list.commands';
import { EventNotInStream, FactAlreadyRetracted } from './retraction.errors';
import { requireReturnable } from './returning-facts';

export type Retraction = Readonly<{
  list: string;
  eventId: string;
  reason: string;
  /** What is right instead: decided as if the wrong fact had never been known. */
  replacement?: ExportBanListCommand | undefined;
}>;

/**
 * The facts of one commit: a retraction for each subject that it touches, then the right fact. To
 * retract a retraction brings its facts back, if they could be recorded today.
 *
 * @throws EventNotInStream, FactAlreadyRetracted, EditionBuiltUpon, FactSaidAgain, and whatever the
 * replacement or a returning fact is refused with
 */
export const retract = (
  history: readonly KnownFact[],
  { list, eventId, reason, replacement }: Retraction,
): readonly (ExportBanListFact | FactRetracted)[] => {
  const wrong = history.find(({ id }) => id === eventId);
  if (!wrong) throw new EventNotInStream(eventId, list);
  if (isRetracted(history, eventId)) throw new FactAlreadyRetracted(eventId);
  const taken = wholeEdition(history, wrong).filter(({ id }) => !isRetracted(history, id));
  const retractions = retractionsOf(taken, reason);
  const before = standing<ExportBanListFact>(history);
  const after = standing<ExportBanListFact>([...history, ...retractions.map(provisional)]);
  requireNothingBuiltUpon(without(before, after), after);
  requireReturnable(list, without(after, before), before);
  const right = replacement ? exportBanList.decide(replacement, fold(exportBanList, after)) : [];
  return [...retractions, ...right];
};

/** A retraction that was itself retracted retracts nothing. */
export const isRetracted = (history: readonly KnownFact[], eventId: string): boolean =>
  history.some(
    (fact) =>
      fact.type === 'FactRetracted' &&
      fact.data.eventIds.includes(eventId) &&
      !isRetracted(history, fact.id),
  );

const retractionsOf = (taken: readonly KnownFact[], reason: string): readonly FactRetracted[] =>
  [...new Set(taken.map(({ subject }) => subject))].map((subject) => {
    const eventIds = taken.filter((fact) => fact.subject === subject).map(({ id }) => id);
    return { type: 'FactRetracted', data: { eventIds, subject, reason } };
  });

/** As the log will hold it, but for what only the log knows. */
const provisional = (fact: FactRetracted): Known<FactRetracted> => ({
  ...fact,
  ...{ id: '', position: 0n, recordedAt: '', evidence: [] },
});

type Standing = readonly Known<ExportBanListFact>[];

const without = (facts: Standing, others: Standing): Standing => {
  const ids = new Set(others.map(({ id }) => id));
  return facts.filter(({ id }) => !ids.has(id));
};
