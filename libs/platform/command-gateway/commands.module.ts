import { Module, type DynamicModule } from '@nestjs/common';
import type { CommandTimer } from '@platform/observability';

import type { CommandsOfContext } from './command-gateway';
import { CommandsController, TAKEN_COMMANDS, type TakenCommands } from './commands.controller';
import { MAX_FRAME_BYTES } from './transport';

/** Lets other processes ask a context; `connectCommands` opens the port. */
@Module({})
export class CommandsModule {
  /** @param maxBytes of a reply; 32 MiB */
  static of(
    context: CommandsOfContext,
    maxBytes = MAX_FRAME_BYTES,
    timed?: CommandTimer,
  ): DynamicModule {
    const taken: TakenCommands = { ...context, maxBytes, timed };
    return {
      module: CommandsModule,
      controllers: [CommandsController],
      providers: [{ provide: TAKEN_COMMANDS, useValue: taken }],
    };
  }
}
