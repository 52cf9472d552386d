import { Module, type DynamicModule } from '@nestjs/common';
import { CommandGateway, InProcessGateway } from '@platform/command-gateway';
import { ModelRuns } from '@platform/projections/runs';
import { globalPorts } from '@platform/service';

import { boundPorts, type ApiPorts } from '../api';

/** What the contexts and the API stand on, where one process has all of them. */
export type Platform = ApiPorts & Readonly<{ modelRuns: ModelRuns }>;

/** Binds every port to its adapter, once and for all modules: contexts import none. */
@Module({})
export class PlatformModule {
  static of(platform: Platform): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [globalPorts([...boundPorts(platform), [ModelRuns, platform.modelRuns]])],
      // Its bus is global, and knows the handlers of every context.
      providers: [{ provide: CommandGateway, useClass: InProcessGateway }],
      exports: [CommandGateway],
    };
  }
}
