import { readModels } from '@assembly';
import { Clock, SystemClock } from '@platform/clock';
import { feedMetrics, logMetrics, modelMetrics } from '@platform/observability';
import { ModelProgress, rebuild, type RunnerPorts } from '@platform/projections';
import {
  ModelRuns,
  ModelRunsModule,
  PostgresModelRuns,
  projectionsCommands,
} from '@platform/projections/runs';
import {
  closedInTurn,
  createServiceApp,
  KeptModels,
  openLinks,
  unread,
  type Host,
  type Hosted,
  type Links,
  type Service,
} from '@platform/service';

type Over = Readonly<{ pool?: (pool: RunnerPorts['pool']) => RunnerPorts['pool'] }>;

/** Folds every read model, and folds them anew where somebody asks for it. */
export const projections = (over: Over = {}): Service => ({
  name: 'projections',
  open: (host) => openProjections(over, host),
});

/** A runner and a run of each model hold two each. */
const CONNECTIONS = 4 + 4 * readModels.length;

const openProjections = async (over: Over, host: Host): Promise<Hosted> => {
  const links = openLinks(host.config, { service: 'projections', connections: CONNECTIONS });
  const opened = [links.close];
  try {
    const { log } = links;
    await host.until('Postgres', () => log.head());
    const { models, runs, feed } = keepersOver(links, over, host);
    const parts = {
      ports: [
        [ModelRuns, runs],
        [Clock, new SystemClock()],
      ],
      modules: [ModelRunsModule],
      commands: projectionsCommands,
    } as const;
    const { app, server } = await createServiceApp(parts, host);
    opened.push(() => app.close());
    await app.startAllMicroservices();
    // One that cannot go on says so by metrics, readiness and in the database; the others do.
    const running = models.run();
    opened.push(async () => {
      await models.stop();
      await running;
    });
    logMetrics(host.metrics, log);
    modelMetrics(host.metrics, { log, models: () => models.statuses() });
    const listensAt = { commandsPort: server.listeningAt().port };
    const notReady = () => Promise.resolve(models.whyNot() ?? unread(feed));
    return { notReady, listensAt, close: () => closedInTurn(opened) };
  } catch (error) {
    await closedInTurn(opened).catch(() => undefined);
    throw error;
  }
};

/** Those who follow the log, and those who fold apart from them. */
const keepersOver = ({ log, pool, feedFor }: Links, { pool: seen }: Over, { metrics }: Host) => {
  const progress = new ModelProgress();
  const feed = feedFor('projections', feedMetrics(metrics)('projections'));
  const models = new KeptModels(readModels, {
    ...{ log, feed, progress, isAlone: false },
    pool: seen?.(pool) ?? pool,
    rebuild: (model, asked) => rebuild({ pool, log, model }, asked),
  });
  const runs = new PostgresModelRuns({ pool, log, progress, models: readModels });
  return { models, runs, feed };
};
