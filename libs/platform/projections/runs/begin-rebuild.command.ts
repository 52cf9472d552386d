import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Provenance } from '@platform/event-log';

import { ModelRuns, type RebuildAsked } from './model-runs';
import type { RebuildState } from './run-state';

/** To be answered once the rebuild has begun. */
export class BeginRebuildCommand extends Command<RebuildState> {
  constructor(
    readonly asked: RebuildAsked,
    readonly provenance: Provenance,
  ) {
    super();
  }
}

@CommandHandler(BeginRebuildCommand)
export class BeginRebuildHandler implements ICommandHandler<BeginRebuildCommand> {
  constructor(private readonly runs: ModelRuns) {}

  execute({ asked, provenance }: BeginRebuildCommand): Promise<RebuildState> {
    return this.runs.rebuild(asked, provenance);
  }
}
