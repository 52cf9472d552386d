import {
  DomainError,
  fold,
  standing,
  type Decider,
  type DomainEvent,
  type WordOnFacts,
} from '@kernel';

import type { EventLog, NewFact, Provenance, Receipt, Recorded, Refusal } from './event-log';
import { EventIdTaken, RecordedRefusal, StreamMoved } from './event-log.errors';

export type Delivery<Command> = Readonly<{
  stream: string;
  command: Command;
  provenance: Provenance;
}>;

/**
 * What a command says to a stream, given all that the stream holds. It may wait where it asks other
 * ports (is the evidence archived?), so that their refusals are kept like those of a rule.
 */
export type Decide<Fact extends DomainEvent> = (
  history: readonly Recorded<Fact | WordOnFacts>[],
) => readonly NewFact[] | Promise<readonly NewFact[]>;

/** A stream that others write to all the time may move under a decision so many times. */
const ATTEMPTS = 4;

/** Load, decide, append: the whole write side. What changed nothing leaves a receipt too. */
export const decideAndAppend = <State, Command, Fact extends DomainEvent>(
  log: EventLog,
  decider: Decider<State, Command, Fact>,
  { stream, command, provenance }: Delivery<Command>,
): Promise<Receipt> =>
  appendWhatIs<Fact>(log, { stream, provenance }, (history) =>
    decider.decide(command, fold(decider, standing<Fact>(history))),
  );

/**
 * For decisions that need more than a fold, such as retractions.
 *
 * @throws RecordedRefusal for what is refused, now or when the command was asked first
 */
export const appendWhatIs = async <Fact extends DomainEvent>(
  log: EventLog,
  delivery: Omit<Delivery<never>, 'command'>,
  decide: Decide<Fact>,
): Promise<Receipt> => {
  const done = await log.receiptOf(delivery.provenance);
  if (done) return accepted(done);
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
    try {
      return await appendOnce(log, delivery, decide);
    } catch (error) {
      // Somebody else was faster: what the rules say now is for the new history to tell.
      if (!(error instanceof StreamMoved || error instanceof EventIdTaken)) throw error;
    }
  }
  return appendOnce(log, delivery, decide);
};

const appendOnce = async <Fact extends DomainEvent>(
  log: EventLog,
  { stream, provenance }: Omit<Delivery<never>, 'command'>,
  decide: Decide<Fact>,
): Promise<Receipt> => {
  const { facts: history, version } = await log.readStream<Fact | WordOnFacts>(stream);
  const decision = await decisionOf(() => decide(history));
  // Asked twice at once, the second asking is answered with the receipt of the first: it must not
  // be refused by what the first has changed.
  if (!('facts' in decision)) return accepted(await log.refuse(provenance, decision));
  const { facts } = decision;
  const expectedVersion = version === 0 ? 'STREAM_DOES_NOT_EXIST' : version;
  const appends = facts.length === 0 ? [] : ([{ stream, expectedVersion, facts }] as const);
  return accepted(await log.append({ appends, provenance }));
};

const decisionOf = async (
  decide: () => ReturnType<Decide<never>>,
): Promise<Readonly<{ facts: readonly NewFact[] }> | Refusal> => {
  try {
    return { facts: await decide() };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { name, code, message } = error;
    return { name, code, message };
  }
};

const accepted = (receipt: Receipt): Receipt => {
  if (receipt.refusal) throw new RecordedRefusal(receipt.refusal);
  return receipt;
};
