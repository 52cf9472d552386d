import { join } from 'node:path';

import { contexts } from '@assembly';
import { FileEvidenceArchive } from '@platform/archive';
import { SystemClock, type Clock } from '@platform/clock';
import { CommandGateway, TcpGateway } from '@platform/command-gateway';
import type { ServiceConfig } from '@platform/config';
import { createPrisma } from '@platform/database';
import { PostgresConsumerPositions } from '@platform/messaging';
import { feedMetrics, inTime, logMetrics } from '@platform/observability';
import { PostgresModelStops, PostgresVersionRows } from '@platform/projections';
import { PostgresToldRuns, projectionsCommands } from '@platform/projections/runs';
import {
  closedInTurn,
  globalPorts,
  openLinks,
  requireFreePort,
  VERSION,
  type Host,
  type Hosted,
  type Links,
  type Service,
} from '@platform/service';

import { boundPorts, type ApiPorts } from './api-ports';
import { createApiApp } from './create-api-app';

/** Answers from the read models, and takes what is to be recorded to the service that owns it. */
export const api: Service = { name: 'api', open: (host) => open(host) };

/** Of the log, the archive and the states; read models are read over a pool of Prisma's own. */
const CONNECTIONS = 10;

type Opened = (() => Promise<unknown>)[];

const open = async (host: Host): Promise<Hosted> => {
  const { config, metrics, logger } = host;
  if (config.port !== 0) await requireFreePort(config.host, config.port, 'INTERDICT_PORT');
  const links = openLinks(config, { service: 'api', connections: CONNECTIONS });
  const opened: Opened = [links.close];
  try {
    const { log } = links;
    await host.until('Postgres', () => log.head());
    const ports = portsOver(links, host, opened);
    const gateway = gatewayTo(config, ports.clock);
    const modules = [globalPorts([...boundPorts(ports), [CommandGateway, gateway]])];
    const { bodyMaxBytes, actor: operator } = config;
    const app = await createApiApp(modules, {
      ...{ bodyMaxBytes, operator, metrics, logger, version: VERSION },
    });
    opened.push(() => app.close());
    logMetrics(metrics, log);
    await app.listen({ port: config.port, host: config.host });
    const notReady = async () => {
      await inTime('Postgres', log.head());
      return null;
    };
    const listensAt = { url: await app.getUrl() };
    return { notReady, listensAt, close: () => closedInTurn(opened) };
  } catch (error) {
    await closedInTurn(opened).catch(() => undefined);
    throw error;
  }
};

const portsOver = (
  { pool, log, feedFor }: Links,
  { config: { databaseUrl, dataDir, evidenceMaxBytes }, metrics }: Host,
  opened: Opened,
): ApiPorts => {
  const prisma = createPrisma(databaseUrl);
  opened.push(() => prisma.$disconnect());
  return {
    log,
    feed: feedFor('api', feedMetrics(metrics)('api')),
    rows: new PostgresVersionRows(prisma),
    archive: new FileEvidenceArchive(pool, {
      directory: join(dataDir, 'evidence'),
      maxBytes: evidenceMaxBytes,
    }),
    runs: new PostgresToldRuns(pool),
    stops: new PostgresModelStops(pool),
    positions: new PostgresConsumerPositions(pool),
    clock: new SystemClock(),
  };
};

const gatewayTo = ({ addresses }: ServiceConfig, clock: Clock): TcpGateway =>
  new TcpGateway({
    contexts: [...contexts.map(({ commands }) => commands), projectionsCommands],
    services: addresses,
    clock,
  });
