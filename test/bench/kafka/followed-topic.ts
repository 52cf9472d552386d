import { KafkaEventFeed } from '@platform/messaging/kafka';

import { percentile } from '../figure';
import { BareKafka } from './bare-kafka';
import type { Drained } from './drained-log';
import type { KafkaBench } from './surroundings';

/** Feed and bare client in turn. The first turn warms the process up. */
const TURNS = 3;

/** How fast whoever begins anew has everything that a topic holds. */
export const reportFeed = async (bench: KafkaBench, { topics, events }: Drained): Promise<void> => {
  const feed = new KafkaEventFeed({ ...bench, topics }, { reader: topics.log.name });
  const bare = new BareKafka(bench.kafka);
  const [followed, read]: [number[], number[]] = [[], []];
  for (let n = 0; n < TURNS; n += 1) {
    const following = new Arrivals();
    for await (const piece of feed.follow(0n, new AbortController().signal)) {
      following.came(piece.length);
      if (following.count >= events) break;
    }
    followed.push(following.perSecond());
    const reading = new Arrivals();
    await bare.read(topics.log.name, events, ({ length }) => reading.came(length));
    read.push(reading.perSecond());
  }
  const [value, bareValue] = [followed, read].map((rates) => percentile(rates.slice(1), 0.5));
  report(bench, value ?? 0, bareValue ?? 0);
};

const report = ({ report: tell }: KafkaBench, value: number, bare: number): void => {
  const beside = { what: 'bare client', value: Math.round(bare) };
  tell({ what: 'feed, a whole topic', value: Math.round(value), unit: 'events/s', beside });
};

/** From the moment of the first on: how long a group takes to be formed is not asked here. */
class Arrivals {
  count = 0;
  private first: Readonly<{ count: number; at: number }> | undefined;

  came(count: number): void {
    this.count += count;
    this.first ??= { count, at: performance.now() };
  }

  perSecond(): number {
    const { count, at } = this.first ?? { count: 0, at: 0 };
    return (1000 * (this.count - count)) / (performance.now() - at);
  }
}
