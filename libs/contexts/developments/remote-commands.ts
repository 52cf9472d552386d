import type { CommandsOfContext } from '@platform/command-gateway';

import { RecordDevelopmentFactCommand } from './commands/record-development-fact.command';
import { RecordDevelopmentHistoryCommand } from './commands/record-development-history.command';
import { RetractDevelopmentFactCommand } from './commands/retract-development-fact.command';
import { RetryDevelopmentsReactionCommand } from './reactions/retry-reaction.command';

/** What other processes may ask. Questions are the reactions' own, which live in this one. */
export const developmentsCommands: CommandsOfContext = {
  context: 'developments',
  commands: {
    RecordDevelopmentFactCommand,
    RecordDevelopmentHistoryCommand,
    RetractDevelopmentFactCommand,
    RetryDevelopmentsReactionCommand,
  },
};
