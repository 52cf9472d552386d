import type { CommandsOfContext } from '@platform/command-gateway';

import { IssueDeterminationCommand } from './commands/issue-determination.command';
import { RecordEditionCommand } from './commands/record-edition.command';
import { RecordListFactCommand } from './commands/record-list-fact.command';
import { RecordReferenceHistoryCommand } from './commands/record-reference-history.command';
import { RetractFactCommand } from './commands/retract-fact.command';

/** What other processes may ask. Notices are the timekeeper's, who lives in this one. */
export const exportControlsCommands: CommandsOfContext = {
  context: 'export-controls',
  commands: {
    IssueDeterminationCommand,
    RecordEditionCommand,
    RecordListFactCommand,
    RecordReferenceHistoryCommand,
    RetractFactCommand,
  },
};
