import {
  developmentsCommands,
  DevelopmentsCommandsModule,
  RecordDevelopmentHistoryCommand,
} from '@contexts/developments';
import {
  changesTakeEffect,
  exportControlsCommands,
  ExportControlsCommandsModule,
  RecordReferenceHistoryCommand,
} from '@contexts/export-controls';
import {
  mandatesAndMeasuresEnd,
  RecordRegimeHistoryCommand,
  securityCouncilCommands,
  SecurityCouncilCommandsModule,
} from '@contexts/security-council';
import type { Command } from '@nestjs/cqrs';
import type { Provenance, Receipt } from '@platform/event-log';
import type { ContextToHost } from '@platform/service';
import type { ReferenceRecording } from '@reference-history';

export type History = Pick<ReferenceRecording, 'stream' | 'facts'>;

/** A context that can be hosted, and that history is shipped for. */
export type AssembledContext = ContextToHost &
  Readonly<{
    /** The first word of the streams of its history. */
    shipped: string;
    recordHistory: (history: History, provenance: Provenance) => Command<Receipt>;
  }>;

export const exportControlsContext: AssembledContext = {
  commands: exportControlsCommands,
  module: ExportControlsCommandsModule,
  duties: [changesTakeEffect],
  shipped: 'export-ban-list',
  recordHistory: (...told) => new RecordReferenceHistoryCommand(...told),
};

export const securityCouncilContext: AssembledContext = {
  commands: securityCouncilCommands,
  module: SecurityCouncilCommandsModule,
  duties: [mandatesAndMeasuresEnd],
  shipped: 'sanctions-regime',
  recordHistory: (...told) => new RecordRegimeHistoryCommand(...told),
};

export const developmentsContext: AssembledContext = {
  commands: developmentsCommands,
  module: DevelopmentsCommandsModule,
  duties: [],
  shipped: 'development',
  recordHistory: (...told) => new RecordDevelopmentHistoryCommand(...told),
};

export const contexts: readonly AssembledContext[] = [
  exportControlsContext,
  securityCouncilContext,
  developmentsContext,
];

/** Asks the context that owns a stream to record what the product ships of it. */
export const historyCommand = ({
  stream,
  facts,
  provenance,
}: ReferenceRecording): Command<Receipt> => {
  const owner = contexts.find(({ shipped }) => stream.startsWith(`${shipped}/`));
  if (!owner) throw new Error(`No context takes the reference history of ${stream}.`);
  return owner.recordHistory({ stream, facts }, provenance);
};
