import type { CommandsOfContext } from '@platform/command-gateway';

import { RecordRegimeFactCommand } from './commands/record-regime-fact.command';
import { RecordRegimeHistoryCommand } from './commands/record-regime-history.command';
import { RetractRegimeFactCommand } from './commands/retract-regime-fact.command';

/** What other processes may ask. Notices are the timekeeper's, who lives in this one. */
export const securityCouncilCommands: CommandsOfContext = {
  context: 'security-council',
  commands: { RecordRegimeFactCommand, RecordRegimeHistoryCommand, RetractRegimeFactCommand },
};
