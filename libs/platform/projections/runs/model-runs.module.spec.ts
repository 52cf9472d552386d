import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Clock, SystemClock } from '@platform/clock';
import { CommandsModule, connectCommands, TcpGateway } from '@platform/command-gateway';
import { provenance } from '@testing';

import { RebuildRunning } from '../read-model.errors';
import { BeginRebuildCommand } from './begin-rebuild.command';
import { BeginReplayCommand } from './begin-replay.command';
import { ModelRuns } from './model-runs';
import { ModelRunsModule } from './model-runs.module';
import { projectionsCommands } from './remote-commands';
import type { RebuildState, ReplayState } from './run-state';

const MODEL = 'export-controls';

const rebuilding: RebuildState = {
  ...{ id: 'r-1', model: 'export-controls@1', state: 'running', done: 0, total: 0 },
};

const replaying: ReplayState = {
  ...{ id: 'r-2', model: 'export-controls@1', status: 'running', position: '7' },
  progress: { done: 0, total: 7 },
};

describe('Whoever keeps the models, asked from another process', () => {
  const runs = { rebuild: jest.fn(), replay: jest.fn(), stop: jest.fn() };
  let gateway: TcpGateway;
  let close: () => Promise<void>;

  beforeEach(async () => {
    jest.resetAllMocks();
    const testing = await Test.createTestingModule({
      imports: [
        CqrsModule.forRoot(),
        ModelRunsModule,
        CommandsModule.of(projectionsCommands),
        {
          ...{ module: class Ports {}, global: true, exports: [ModelRuns, Clock] },
          providers: [
            { provide: ModelRuns, useValue: runs },
            { provide: Clock, useClass: SystemClock },
          ],
        },
      ],
    }).compile();
    const app = testing.createNestApplication(new FastifyAdapter(), { logger: false });
    const server = connectCommands(app, { host: '127.0.0.1', port: 0 });
    await app.init();
    await app.startAllMicroservices();
    const projections = { host: '127.0.0.1', port: server.listeningAt().port };
    gateway = new TcpGateway({
      ...{ contexts: [projectionsCommands], services: { projections }, clock: new SystemClock() },
    });
    close = async () => {
      gateway.onApplicationShutdown();
      await app.close();
    };
  });

  afterEach(() => close());

  it('begins a rebuild, and answers as it was begun', async () => {
    const [asked, under] = [{ model: MODEL, swap: true }, provenance()];
    runs.rebuild.mockResolvedValue(rebuilding);
    expect(await gateway.execute(new BeginRebuildCommand(asked, under))).toEqual(rebuilding);
    expect(runs.rebuild.mock.calls).toEqual([[asked, under]]);
  });

  it('begins a replay, and answers as it was begun', async () => {
    const [asked, under] = [{ model: MODEL, position: '7' }, provenance()];
    runs.replay.mockResolvedValue(replaying);
    expect(await gateway.execute(new BeginReplayCommand(asked, under))).toEqual(replaying);
    expect(runs.replay.mock.calls).toEqual([[asked, under]]);
  });

  it('says by its code why it does not', async () => {
    runs.rebuild.mockRejectedValue(new RebuildRunning('export-controls@1'));
    const asked = new BeginRebuildCommand({ model: MODEL, swap: false }, provenance());
    await expect(gateway.execute(asked)).rejects.toMatchObject({ code: 'REBUILD_RUNNING' });
  });

  it('stops what runs when its process ends', async () => {
    expect(runs.stop).not.toHaveBeenCalled();
    await close();
    close = () => Promise.resolve();
    expect(runs.stop).toHaveBeenCalledTimes(1);
  });
});
