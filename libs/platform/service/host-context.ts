import { join } from 'node:path';

import type { Type } from '@nestjs/common';
import { EvidenceArchive, FileEvidenceArchive } from '@platform/archive';
import { Clock, SystemClock } from '@platform/clock';
import type { CommandsOfContext } from '@platform/command-gateway';
import { EventFeed } from '@platform/event-feed';
import { EventLog } from '@platform/event-log';
import { ConsumerPositions, PostgresConsumerPositions } from '@platform/messaging';
import { consumerMetrics, feedMetrics, inTime, logMetrics } from '@platform/observability';
import type { Duty } from '@platform/timekeeper';

import { closedInTurn } from './closed-in-turn';
import type { Bound } from './global-ports';
import { openLinks, type Links } from './links';
import { startReacting } from './reacting';
import type { Host, Hosted, Service } from './hosted';
import { createServiceApp } from './service-app';

/** A context that is a service of its own. */
export type ContextToHost = Readonly<{
  /** What others may ask of it; its name is the service's as well. */
  commands: CommandsOfContext;
  module: Type;
  /** What its timekeeper looks after. */
  duties: readonly Duty[];
}>;

export type ContextOver = Readonly<{
  /** What everything in it takes for the log. */
  log?: ((log: EventLog) => EventLog) | undefined;
}>;

/** Takes the context's commands, reacts to what others publish, and keeps its deadlines. */
export const hostContext = (context: ContextToHost, over: ContextOver = {}): Service => {
  const name = context.commands.context;
  return { name, open: (host) => open({ name, context, over }, host) };
};

type Named = Readonly<{ name: string; context: ContextToHost; over: ContextOver }>;

/** Group commits, reactions, the timekeeper and the listener ask at once. */
const CONNECTIONS = 10;

const open = async ({ name, context, over }: Named, host: Host): Promise<Hosted> => {
  const links = openLinks(host.config, { service: name, connections: CONNECTIONS });
  const opened = [links.close];
  try {
    const { log: seen = (given: EventLog) => given } = over;
    const log = seen(links.log);
    await host.until('Postgres', () => log.head());
    const feed = links.feedFor(name, feedMetrics(host.metrics)(name));
    const positions = new PostgresConsumerPositions(links.pool);
    const ports = portsOf({ ...links, log, feed, positions }, host);
    const { module, commands, duties } = context;
    const { app, server } = await createServiceApp({ ports, commands, modules: [module] }, host);
    opened.push(() => app.close());
    const reacting = await startReacting(app, { consumer: name, log, feed, positions, duties });
    opened.push(reacting.stop);
    logMetrics(host.metrics, log);
    const consumers = () => ({ [name]: reacting.status() });
    consumerMetrics(host.metrics, { log, positions, consumers });
    const notReady = async () => {
      const reason = reacting.whyNot() ?? unread(feed);
      if (reason === null) await inTime('Postgres', log.head());
      return reason;
    };
    const listensAt = { commandsPort: server.listeningAt().port };
    return { notReady, listensAt, close: () => closedInTurn(opened) };
  } catch (error) {
    // Why it does not open is the news, not what else went wrong on the way out.
    await closedInTurn(opened).catch(() => undefined);
    throw error;
  }
};

/** Nobody is told of anything while the broker cannot be read. */
export const unread = (feed: Readonly<{ failure: () => string | undefined }>): string | null => {
  const failure = feed.failure();
  return failure === undefined ? null : `Kafka cannot be read: ${failure}`;
};

type Ports = Links & Readonly<{ feed: EventFeed; positions: ConsumerPositions }>;

const portsOf = (
  { log, pool, feed, positions }: Ports,
  { config: { dataDir, evidenceMaxBytes } }: Host,
): readonly Bound[] => [
  [EventLog, log],
  [EventFeed, feed],
  [ConsumerPositions, positions],
  [Clock, new SystemClock()],
  // It asks whether a document is archived. The bytes lie with whoever takes them: the API.
  [
    EvidenceArchive,
    new FileEvidenceArchive(pool, {
      directory: join(dataDir, 'evidence'),
      maxBytes: evidenceMaxBytes,
    }),
  ],
];
