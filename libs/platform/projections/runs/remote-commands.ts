import type { CommandsOfContext } from '@platform/command-gateway';

import { BeginRebuildCommand } from './begin-rebuild.command';
import { BeginReplayCommand } from './begin-replay.command';

/** What other processes may ask of those who keep the models. */
export const projectionsCommands: CommandsOfContext = {
  context: 'projections',
  commands: { BeginRebuildCommand, BeginReplayCommand },
};
