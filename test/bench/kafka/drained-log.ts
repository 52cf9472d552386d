import { setTimeout as pause } from 'node:timers/promises';

import { EventFeed } from '@platform/event-feed';
import type { Recorded } from '@platform/event-log';
import { Relay, type Topics } from '@platform/messaging/kafka';

import { percentile } from '../figure';
import { BareKafka } from './bare-kafka';
import { mixedHistory, type Mixture } from './mixed-history';
import { relayedMessages } from './relayed-messages';
import type { KafkaBench } from './surroundings';

const MIXTURE: Mixture = { editions: 80, partsPerEdition: 300, notices: 8_000 };
const TARGET = 5_000;

/** Relay and bare client in turn. The first turn warms the process up. */
const TURNS = 3;

const WRITERS = 16;

/** A log that is in Kafka, all of it. */
export type Drained = Readonly<{ topics: Topics; events: number }>;

/** How fast the relay brings a whole log into empty topics. */
export const reportRelay = async (bench: KafkaBench): Promise<Drained> => {
  const events = await record(bench);
  const turns: Turn[] = [];
  for (let n = 0; n < TURNS; n += 1) turns.push(await turn(bench, events));
  const last = turns.at(-1);
  if (!last) throw new Error('Nothing was measured.');
  reportRates(bench, events, turns.slice(1));
  const value = Math.round(events / last.transactions);
  bench.report({ what: 'relay, events in a transaction', value, unit: 'events' });
  return { topics: last.topics, events };
};

type Drain = Readonly<{ topics: Topics; relayedMs: number; transactions: number }>;

type Turn = Drain & Readonly<{ inTransactionsMs: number; inNoneMs: number }>;

const turn = async (bench: KafkaBench, events: number): Promise<Turn> => {
  const drain = await drained(bench, events);
  const bare = new BareKafka(bench.kafka);
  const messagesFor = await relayedMessages(bare, drain.topics, events);
  const [one, other] = [await bench.openTopics(), await bench.openTopics()];
  return {
    ...drain,
    inTransactionsMs: await bare.sendInTransactions(messagesFor(one), drain.transactions),
    inNoneMs: await bare.send(messagesFor(other)),
  };
};

const reportRates = ({ report }: KafkaBench, events: number, turns: readonly Turn[]): void => {
  const rate = (millisecondsOf: (turn: Turn) => number) =>
    Math.round((1000 * events) / percentile(turns.map(millisecondsOf), 0.5));
  const what = 'relay, a log into all its topics';
  const value = rate(({ relayedMs }) => relayedMs);
  for (const beside of [
    { what: 'bare client in transactions', value: rate((one) => one.inTransactionsMs) },
    { what: 'bare client in none', value: rate((one) => one.inNoneMs) },
  ]) {
    report({ what, value, unit: 'events/s', target: TARGET, beside });
  }
};

const record = async ({ log }: KafkaBench): Promise<number> => {
  const commits = mixedHistory(MIXTURE).values();
  const write = async () => {
    for (const commit of commits) await log.append(commit);
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  return Number((await log.head()).position);
};

/** From when the relay begins to read the log until all of it is in Kafka. */
const drained = async (bench: KafkaBench, events: number): Promise<Drain> => {
  const topics = await bench.openTopics();
  const feed = new ClockedFeed(bench.source);
  let transactions = 0;
  const onStep = (step: string) => {
    if (step === 'after-commit') transactions += 1;
  };
  const relay = new Relay({ ...bench, topics, feed }, { holder: 'bench', onStep });
  const stopping = new AbortController();
  const running = relay.run(stopping.signal);
  while (relay.status().publishedTo < BigInt(events)) await pause(5);
  const relayedMs = performance.now() - feed.begunAt;
  stopping.abort();
  await running;
  return { topics, relayedMs, transactions };
};

/** Knows when it was first followed. */
class ClockedFeed extends EventFeed {
  begunAt = 0;

  constructor(private readonly source: EventFeed) {
    super();
  }

  override follow(after: bigint, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    this.begunAt ||= performance.now();
    return this.source.follow(after, signal);
  }
}
