export { ApiModule } from './api.module';
export { prepareApi } from './prepare-api';
export { Rebuilder } from './rebuilds/rebuilder';
