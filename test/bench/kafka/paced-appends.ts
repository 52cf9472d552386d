import { setTimeout as pause } from 'node:timers/promises';

import { KafkaEventFeed, Relay } from '@platform/messaging/kafka';
import { ModelProgress, ProjectionRunner } from '@platform/projections';
import { countedModel } from '@testing';

import { percentile } from '../figure';
import { commitOf } from '../log/realistic-facts';
import { BareKafka } from './bare-kafka';
import { paced } from './paced';
import type { KafkaBench } from './surroundings';

const PACE = { perSecond: 200, seconds: 12 };

/** The process warms up. */
const NOT_COUNTED = 400;

const TARGET_MS = 250;

/** Told of in turn, so that none grows long. */
const LISTS = 500;

/** How long what is recorded takes until a model tells it. */
export const reportLatency = async (bench: KafkaBench): Promise<void> => {
  const { told, answered } = await appended(bench);
  const ours = told.slice(NOT_COUNTED);
  const bare = (await sent(bench)).slice(NOT_COUNTED);
  const what = `append → Kafka → model, ${String(PACE.perSecond)} a second`;
  for (const { name, p, target } of [
    { name: 'p50', p: 0.5 },
    { name: 'p99', p: 0.99, target: TARGET_MS },
  ]) {
    const beside = { what: `bare client ${name}`, value: percentile(bare, p) };
    const value = percentile(ours, p);
    bench.report({ what: `${what}, ${name}`, value, unit: 'ms', target, beside });
    const append = percentile(answered.slice(NOT_COUNTED), p);
    bench.report({ what: `of which the append, ${name}`, value: append, unit: 'ms' });
  }
};

/** Milliseconds of each commit from before its append. */
type Latencies = Readonly<{
  /** Until the model's cursor is there. */
  told: readonly number[];
  /** Until the log has answered. */
  answered: readonly number[];
}>;

const appended = async (bench: KafkaBench): Promise<Latencies> => {
  const topics = await bench.openTopics();
  const progress = new ModelProgress();
  const feed = new KafkaEventFeed({ ...bench, topics }, { reader: topics.log.name });
  const runner = new ProjectionRunner({ ...bench, feed, model: countedModel, progress });
  const relay = new Relay({ ...bench, topics, feed: bench.source }, { holder: 'bench' });
  const stopping = new AbortController();
  const moves = new Moves(runner);
  progress.moved = () => {
    moves.moved();
  };
  const running = Promise.all([relay.run(stopping.signal), runner.run(stopping.signal)]);
  const { position: before } = await bench.log.head();
  await moves.until(before);
  const appends = await paced(PACE, (n) =>
    bench.log.append(commitOf(`paced-${String(n % LISTS)}`, Math.floor(n / LISTS), 1)),
  );
  await moves.until((await bench.log.head()).position);
  stopping.abort();
  await running;
  return {
    told: appends.map(({ result, begunAt }) => moves.at(result.positions[0] ?? 0n) - begunAt),
    answered: appends.map(({ endedAt, begunAt }) => endedAt - begunAt),
  };
};

/** When a model was where. */
class Moves {
  private readonly found: Readonly<{ position: bigint; at: number }>[] = [];

  constructor(private readonly runner: ProjectionRunner) {}

  moved(): void {
    this.found.push({ position: this.runner.status().position, at: performance.now() });
  }

  async until(position: bigint): Promise<void> {
    while (this.runner.status().position < position) await pause(5);
  }

  at(position: bigint): number {
    return this.found.find((move) => move.position >= position)?.at ?? NaN;
  }
}

/** Messages of about the same size, each sent by itself. */
const sent = async ({ kafka, openTopics }: KafkaBench): Promise<readonly number[]> => {
  const { name: topic } = (await openTopics()).log;
  const came = new Map<number, number>();
  const reading = new BareKafka(kafka).read(topic, PACE.perSecond * PACE.seconds, (messages) => {
    for (const { key } of messages) came.set(Number(key), performance.now());
  });
  const producer = kafka.producer({ idempotent: true, retry: { retries: 5 } });
  await producer.connect();
  const value = 'x'.repeat(1200);
  const sends = await paced(PACE, (n) =>
    producer.send({ topic, acks: -1, messages: [{ key: String(n), value }] }),
  );
  await reading;
  await producer.disconnect();
  return sends.map(({ begunAt }, n) => (came.get(n) ?? NaN) - begunAt);
};
