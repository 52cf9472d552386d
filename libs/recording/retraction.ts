import {
  standing,
  type DomainEvent,
  type FactRetracted,
  type Known,
  type WordOnFacts,
} from '@kernel';

import type { FactDoor, KnownFact } from './fact-door';
import { EventNotInStream, FactAlreadyRetracted, FactSaidAgain } from './recording.errors';

export type Retraction<Command> = Readonly<{
  stream: string;
  eventId: string;
  reason: string;
  /** What is right instead: decided as if the wrong fact had never been known. */
  replacement?: Command | undefined;
}>;

/**
 * The facts of one commit: a retraction for each subject that it touches, then the right fact. To
 * retract a retraction brings its facts back, if they could be recorded today.
 *
 * @throws EventNotInStream, FactAlreadyRetracted, FactSaidAgain, what the door finds unsound, and
 * whatever the replacement or a returning fact is refused with
 */
export const retract = <Fact extends DomainEvent, Command>(
  door: FactDoor<Fact, Command>,
  history: readonly KnownFact<Fact>[],
  { stream, eventId, reason, replacement }: Retraction<Command>,
): readonly (Fact | WordOnFacts)[] => {
  const wrong = history.find(({ id }) => id === eventId);
  if (!wrong) throw new EventNotInStream(eventId, stream);
  if (isRetracted(history, eventId)) throw new FactAlreadyRetracted(eventId);
  const taken = door.wholeOf(history, wrong).filter(({ id }) => !isRetracted(history, id));
  const retractions = retractionsOf(taken, reason);
  const without = [...history, ...retractions.map(provisional)];
  requireSound(door, { stream, before: standing<Fact>(history), after: standing<Fact>(without) });
  return [...retractions, ...(replacement ? door.decide(without, replacement) : [])];
};

/** A retraction that was itself retracted retracts nothing. */
export const isRetracted = (
  history: readonly Pick<KnownFact<DomainEvent>, 'id' | 'type' | 'data'>[],
  eventId: string,
): boolean =>
  history.some(
    (fact) =>
      isRetraction(fact) && fact.data.eventIds.includes(eventId) && !isRetracted(history, fact.id),
  );

const isRetraction = <Of extends Pick<DomainEvent, 'type' | 'data'>>(
  fact: Of,
): fact is Of & FactRetracted => fact.type === 'FactRetracted';

/** One for each subject that is touched: who asks for one of them finds it there. */
export const retractionsOf = (
  taken: readonly Readonly<{ id: string; subject: string }>[],
  reason: string,
): readonly FactRetracted[] =>
  [...new Set(taken.map(({ subject }) => subject))].map((subject) => {
    const eventIds = taken.filter((fact) => fact.subject === subject).map(({ id }) => id);
    return { type: 'FactRetracted', data: { eventIds, subject, reason } };
  });

/** As the log will hold it, but for what only the log knows. */
const provisional = (fact: FactRetracted): KnownFact<never> => ({
  ...fact,
  ...{ id: '', position: 0n, recordedAt: '', evidence: [] },
  subject: fact.data.subject,
  commit: { id: '' },
});

type Standing<Fact extends DomainEvent> = readonly Known<Fact>[];

type Turn<Fact extends DomainEvent> = Readonly<{
  stream: string;
  before: Standing<Fact>;
  after: Standing<Fact>;
}>;

/** What comes back must be sayable today: meanwhile another fact may have taken its place. */
const requireSound = <Fact extends DomainEvent, Command>(
  door: FactDoor<Fact, Command>,
  { stream, before, after }: Turn<Fact>,
): void => {
  const returning = without(after, before);
  const taken = without(before, after);
  door.requireSound?.({ stream, before, after, returning, taken });
  const held = without(before, taken).map(asHeld);
  for (const fact of returning) {
    if (door.isPostable(fact.type) && door.decide(held, door.commandOf(stream, fact)).length === 0)
      throw new FactSaidAgain(fact.id);
    held.push(asHeld(fact));
  }
};

/** Decisions on facts that stand ask neither for their subject nor for their commit. */
const asHeld = <Fact extends DomainEvent>(fact: Known<Fact>): KnownFact<Fact> => ({
  subject: '',
  commit: { id: '' },
  ...fact,
});

const without = <Fact extends DomainEvent>(
  facts: Standing<Fact>,
  others: Standing<Fact>,
): Standing<Fact> => {
  const ids = new Set(others.map(({ id }) => id));
  return facts.filter(({ id }) => !ids.has(id));
};
