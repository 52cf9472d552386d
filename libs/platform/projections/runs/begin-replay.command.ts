import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Provenance } from '@platform/event-log';

import { ModelRuns, type ReplayAsked } from './model-runs';
import type { ReplayState } from './run-state';

/** To be answered once the replay has begun. */
export class BeginReplayCommand extends Command<ReplayState> {
  constructor(
    readonly asked: ReplayAsked,
    readonly provenance: Provenance,
  ) {
    super();
  }
}

@CommandHandler(BeginReplayCommand)
export class BeginReplayHandler implements ICommandHandler<BeginReplayCommand> {
  constructor(private readonly runs: ModelRuns) {}

  execute({ asked, provenance }: BeginReplayCommand): Promise<ReplayState> {
    return this.runs.replay(asked, provenance);
  }
}
