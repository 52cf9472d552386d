import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CommandGateway } from '@platform/command-gateway';
import { ModelStops, type ReadModel } from '@platform/projections';
import { ToldRuns } from '@platform/projections/runs';
import { globalPorts } from '@platform/service';
import { InMemoryConsumerPositions, InMemoryEventFeed, InMemoryVersionRows } from '@testing';

import { portsInMemory } from '../../libs/testing/command-gateway.fixture';
import { boundPorts } from './api-ports';
import { createApiApp } from './create-api-app';

/** Nobody has begun a run. */
class NoRuns extends ToldRuns {
  override rebuildOf = () => Promise.resolve(undefined);
  override replayOf = () => Promise.resolve(undefined);
}

class NoStops extends ModelStops {
  override stopOf = (_model: ReadModel) => Promise.resolve(undefined);
}

/** Does nothing of what it is asked. */
export class SilentGateway extends CommandGateway {
  override execute<Result>(): Promise<Result> {
    return Promise.reject(new Error('Nobody was to be asked.'));
  }
}

/** The API whole, over an empty log in memory. */
export const apiInMemory = async (gateway: CommandGateway = new SilentGateway()) => {
  const ports = portsInMemory();
  const { log } = ports;
  const bound = boundPorts({
    ...ports,
    feed: new InMemoryEventFeed(log),
    rows: new InMemoryVersionRows(log),
    runs: new NoRuns(),
    stops: new NoStops(),
    positions: new InMemoryConsumerPositions(),
  });
  const modules = [globalPorts([...bound, [CommandGateway, gateway]])];
  const app: NestFastifyApplication = await createApiApp(modules, {
    ...{ bodyMaxBytes: 100_000, operator: 'operator', version: '1', logger: false },
  });
  return { app, log, close: () => app.close() };
};
