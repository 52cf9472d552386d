export { ApiModule } from './api.module';
export { prepareApi } from './prepare-api';
export { Rebuilder } from './rebuilds/rebuilder';
export { Replayer } from './replays/replayer';
export { RunningModels } from './status/running-models';
export { RunningReactions, type ReactionsNow } from './status/running-reactions';
