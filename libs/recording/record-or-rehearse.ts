import { newestSchemaOf, type ExportBanListFact } from '@contracts';
import {
  appendWhatIs,
  type Decide,
  type EventLog,
  type NewFact,
  type Provenance,
  type Receipt,
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

export const recordOrRehearse = async (
  log: EventLog,
  { stream, provenance, options }: Writing,
  decide: Decide<ExportBanListFact>,
): Promise<Outcome<boolean>> => {
  if (!options.dryRun) return appendWhatIs(log, { stream, provenance }, decide);
  const { facts: history } = await log.readStream<ExportBanListFact>(stream);
  const facts = await decide(history);
  // What the log would refuse to take is refused by a rehearsal as well.
  facts.forEach(({ type, data }) => newestSchemaOf(type).subjectOf(data));
  return facts;
};
