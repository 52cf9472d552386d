import { RecordDevelopmentHistoryCommand } from '@contexts/developments';
import { RecordReferenceHistoryCommand } from '@contexts/export-controls';
import { RecordRegimeHistoryCommand } from '@contexts/security-council';
import type { Command } from '@nestjs/cqrs';
import type { Provenance, Receipt } from '@platform/event-log';
import type { ReferenceRecording } from '@reference-history';

type History = Pick<ReferenceRecording, 'stream' | 'facts'>;

/** By the first word of the streams that a context owns. */
const COMMANDS: Readonly<
  Record<string, new (history: History, provenance: Provenance) => Command<Receipt>>
> = {
  'export-ban-list': RecordReferenceHistoryCommand,
  'sanctions-regime': RecordRegimeHistoryCommand,
  development: RecordDevelopmentHistoryCommand,
};

/** Asks the context that owns a stream to record what the product ships of it. */
export const historyCommand = (recording: ReferenceRecording): Command<Receipt> => {
  const { stream, facts, provenance } = recording;
  const RecordHistory = COMMANDS[stream.slice(0, stream.indexOf('/'))];
  if (!RecordHistory) throw new Error(`No context takes the reference history of ${stream}.`);
  return new RecordHistory({ stream, facts }, provenance);
};
