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
import type { Type } from '@nestjs/common';
import type { Command } from '@nestjs/cqrs';
import type { CommandsOfContext } from '@platform/command-gateway';
import type { Provenance, Receipt } from '@platform/event-log';
import type { Duty } from '@platform/timekeeper';
import type { ReferenceRecording } from '@reference-history';

export type History = Pick<ReferenceRecording, 'stream' | 'facts'>;

/** A context as whoever hosts it sees it. */
export type HostedContext = Readonly<{
  /** What others may ask of it; its name is the service's as well. */
  commands: CommandsOfContext;
  module: Type;
  /** What its timekeeper looks after. */
  duties: readonly Duty[];
  /** The first word of the streams that history is shipped for. */
  shipped: string;
  recordHistory: (history: History, provenance: Provenance) => Command<Receipt>;
}>;

export const exportControlsContext: HostedContext = {
  commands: exportControlsCommands,
  module: ExportControlsCommandsModule,
  duties: [changesTakeEffect],
  shipped: 'export-ban-list',
  recordHistory: (...told) => new RecordReferenceHistoryCommand(...told),
};

export const securityCouncilContext: HostedContext = {
  commands: securityCouncilCommands,
  module: SecurityCouncilCommandsModule,
  duties: [mandatesAndMeasuresEnd],
  shipped: 'sanctions-regime',
  recordHistory: (...told) => new RecordRegimeHistoryCommand(...told),
};

export const developmentsContext: HostedContext = {
  commands: developmentsCommands,
  module: DevelopmentsCommandsModule,
  duties: [],
  shipped: 'development',
  recordHistory: (...told) => new RecordDevelopmentHistoryCommand(...told),
};

export const contexts: readonly HostedContext[] = [
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
