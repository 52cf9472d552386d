import { Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';

import { BeginRebuildHandler } from './begin-rebuild.command';
import { BeginReplayHandler } from './begin-replay.command';
import { ModelRuns } from './model-runs';

/** A process that ends leaves no run behind that would say that it goes on. */
@Injectable()
class RunsEndWithTheProcess implements OnApplicationShutdown {
  constructor(private readonly runs: ModelRuns) {}

  onApplicationShutdown(): Promise<void> {
    return this.runs.stop();
  }
}

/** For whoever keeps the models. Names no adapter: the composition root binds ModelRuns. */
@Module({ providers: [BeginRebuildHandler, BeginReplayHandler, RunsEndWithTheProcess] })
export class ModelRunsModule {}
