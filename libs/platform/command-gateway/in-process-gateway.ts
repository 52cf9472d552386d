import { Injectable } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';

import { CommandGateway } from './command-gateway';

/** All contexts live in this process. */
@Injectable()
export class InProcessGateway extends CommandGateway {
  constructor(private readonly bus: CommandBus) {
    super();
  }

  // `async`, so that a command without a handler is a rejection as everything else is.
  override async execute<Result>(command: Command<Result>): Promise<Result> {
    return this.bus.execute(command);
  }
}
