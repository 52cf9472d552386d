import {
  DomainError,
  fold,
  standing,
  type Decider,
  type DomainEvent,
  type FactRetracted,
} from '@kernel';

import {
  EventIdTaken,
  RecordedRefusal,
  StreamMoved,
  type EventLog,
  type NewFact,
  type Provenance,
  type Receipt,
  type Recorded,
} from './event-log';

export type Delivery<Command> = Readonly<{
  stream: string;
  command: Command;
  provenance: Provenance;
}>;

/** What a command says to a stream, given all that the stream holds. */
export type Decide<Fact extends DomainEvent> = (
  history: readonly Recorded<Fact | FactRetracted>[],
) => readonly NewFact[];

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
 * @throws RecordedRefusal for a command that was refused before, whatever the rules say by now
 */
export const appendWhatIs = async <Fact extends DomainEvent>(
  log: EventLog,
  { stream, provenance }: Omit<Delivery<never>, 'command'>,
  decide: Decide<Fact>,
): Promise<Receipt> => {
  const done = await log.receiptOf(provenance);
  if (done) return accepted(done);
  for (let attempt = 1; ; attempt += 1) {
    const { facts: history, version } = await log.readStream<Fact | FactRetracted>(stream);
    const facts = await decidedOrRefused(log, provenance, () => decide(history));
    const expectedVersion = version === 0 ? 'STREAM_DOES_NOT_EXIST' : version;
    try {
      const appends = facts.length === 0 ? [] : ([{ stream, expectedVersion, facts }] as const);
      return accepted(await log.append({ appends, provenance }));
    } catch (error) {
      // Somebody else was faster: what the rules say now is for the new history to tell.
      const moved = error instanceof StreamMoved || error instanceof EventIdTaken;
      if (!moved || attempt === ATTEMPTS) throw error;
    }
  }
};

const decidedOrRefused = async (
  log: EventLog,
  provenance: Provenance,
  decide: () => readonly NewFact[],
): Promise<readonly NewFact[]> => {
  try {
    return decide();
  } catch (error) {
    if (error instanceof DomainError) {
      const { name, code, message } = error;
      accepted(await log.refuse(provenance, { name, code, message }));
    }
    throw error;
  }
};

const accepted = (receipt: Receipt): Receipt => {
  if (receipt.refusal) throw new RecordedRefusal(receipt.refusal);
  return receipt;
};
