import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

import { DomainError } from '@kernel';
import { Logger } from '@nestjs/common';
import { PostgresEventFeed } from '@platform/event-feed';
import { createTopics, Relay, type RelaySettings } from '@platform/messaging/kafka';
import { logMetrics, relayMetrics } from '@platform/observability';
import { closedInTurn, openLinks, type Host, type Hosted, type Service } from '@platform/service';

type Over = Pick<RelaySettings, 'onStep' | 'lease'>;

/** Publishes the log; of several that run, one does and the others wait for its turn to end. */
export const relay = (over: Over = {}): Service => ({
  name: 'relay',
  open: (host) => openRelay(over, host),
});

/** The lease, the listener, pieces of the log. */
const CONNECTIONS = 6;

const openRelay = async (over: Over, host: Host): Promise<Hosted> => {
  const links = openLinks(host.config, { service: 'relay', connections: CONNECTIONS });
  const { pool, log, kafka, topics } = links;
  const opened = [links.close];
  try {
    await host.until('Postgres', () => log.head());
    const { retentionDays, replicationFactor } = host.config.kafka;
    await host.until('Kafka', () =>
      createTopics(kafka, topics, { retentionDays, replicationFactor }),
    );
    const feed = new PostgresEventFeed(pool, log);
    opened.push(() => feed.close());
    const holder = `${hostname()}:${String(process.pid)}`;
    const publisher = new Relay({ pool, log, feed, kafka, topics }, { holder, ...over });
    const stopping = new AbortController();
    const publishing = publishUntil(stopping.signal, publisher);
    opened.push(() => {
      stopping.abort();
      return publishing;
    });
    logMetrics(host.metrics, log);
    relayMetrics(host.metrics, { log, relay: () => publisher.status() });
    const notReady = () => Promise.resolve(whyNot(publisher));
    return { notReady, close: () => closedInTurn(opened) };
  } catch (error) {
    await closedInTurn(opened).catch(() => undefined);
    throw error;
  }
};

/** What it refuses, an operator can mend: a new generation, a topic of the right partitions. */
const LOOKS_AGAIN_AFTER_MS = 5_000;

const publishUntil = async (signal: AbortSignal, publisher: Relay): Promise<void> => {
  while (!signal.aborted) {
    try {
      await publisher.run(signal);
    } catch (error) {
      // It has said why. Anything that is no refusal is a bug, and must not go round in silence.
      if (!(error instanceof DomainError)) new Logger('Relay').error(error);
      await pause(LOOKS_AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined);
    }
  }
};

/** One that waits for its turn is ready: it does what it is there for. */
const whyNot = (publisher: Relay): string | null => {
  const { stopped, outage } = publisher.status();
  return stopped
    ? `The log is not published: ${stopped.message} (${stopped.code})`
    : (outage ?? null);
};
