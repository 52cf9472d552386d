import { newestSchemaOf } from '@contracts';
import type { DomainEvent, WordOnFacts } from '@kernel';
import {
  appendWhatIs,
  type EventLog,
  type NewFact,
  type Provenance,
  type Receipt,
  type Recorded,
} from '@platform/event-log';

/** A dry run decides and writes nothing, not even a receipt. */
export type Options<DryRun extends boolean> = Readonly<{ dryRun: DryRun }>;

/** A receipt; of a dry run the facts that would be recorded, in their order. */
export type Outcome<DryRun extends boolean> = DryRun extends true ? readonly NewFact[] : Receipt;

export type Writing = Readonly<{
  stream: string;
  provenance: Provenance;
  options: Options<boolean>;
}>;

/** What is to be recorded, given all that the stream holds. */
export type Say<Fact extends DomainEvent> = (
  history: readonly Recorded<Fact | WordOnFacts>[],
) => readonly NewFact[] | Promise<readonly NewFact[]>;

export const recordOrRehearse = async <Fact extends DomainEvent>(
  log: EventLog,
  { stream, provenance, options }: Writing,
  say: Say<Fact>,
): Promise<Outcome<boolean>> => {
  if (!options.dryRun) return appendWhatIs<Fact>(log, { stream, provenance }, say);
  const { facts: history } = await log.readStream<Fact | WordOnFacts>(stream);
  const facts = await say(history);
  // What the log would refuse to take is refused by a rehearsal as well.
  facts.forEach(({ type, data }) => newestSchemaOf(type).subjectOf(data));
  return facts;
};
