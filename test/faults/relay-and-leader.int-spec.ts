import { Logger } from '@nestjs/common';
import { describeWithCluster, startCluster, type TestCluster } from '@testing';

import {
  gapless,
  openDistributed,
  sequenceOn,
  type Distributed,
} from '../../libs/platform/messaging/kafka/distributed.fixture';
import { leaderOf } from './harness/leader';
import { cases } from './harness/rounds';

jest.setTimeout(180_000);

/** Some seconds, and as many again for a machine that has much else to do. */
const PATIENCE_MS = 30_000;

describeWithCluster('A relay and a feed', () => {
  let cluster: TestCluster;
  let opened: Distributed;
  let following: Following;

  beforeAll(async () => {
    // What the client says of brokers that are meant to be away is no news.
    Logger.overrideLogger(false);
    cluster = await startCluster({ nodes: 3 });
  });

  beforeEach(async () => {
    opened = await openDistributed(cluster.brokers);
    following = follow(opened);
  });

  afterEach(async () => {
    await following.stop().finally(() => opened.close());
  });

  afterAll(() => cluster.stop());

  it.each(cases(['pause', 'kill'] as const))(
    'publish and give everything once, in order, at the %s of the leader',
    async (fault) => {
      const { append, kafka, startRelay, settled, topics } = opened;
      startRelay();
      await append('before');
      await following.until(1);
      const leader = await leaderOf(cluster, { kafka, topic: topics.log.name });
      const appending = appendOneByOne(opened, 60);
      await following.until(20);
      await leader[fault]();
      const begunAt = performance.now();
      await appending;
      await append('meanwhile');
      await settled(62n);
      await following.until(62);
      expect(performance.now() - begunAt).toBeLessThan(PATIENCE_MS);
      // One that wakes up still takes itself for the leader, and hears what was sent to it then.
      leader.resume();
      await leader.restart();
      await append('after');
      await following.until(63);
      expect(following.given).toEqual(gapless(63));
      expect(await sequenceOn(opened)).toEqual(gapless(63));
    },
  );
});

const appendOneByOne = async ({ append }: Distributed, count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) await append(String(n));
};

/** Notes every position that the feed gives. */
const follow = ({ feed }: Distributed) => {
  const given: number[] = [];
  const stopping = new AbortController();
  const waiting = new Set<() => void>();
  const following = (async () => {
    for await (const piece of feed.follow(0n, stopping.signal)) {
      given.push(...piece.map(({ position }) => Number(position)));
      waiting.forEach((look) => {
        look();
      });
    }
  })();
  const until = (position: number) =>
    new Promise<void>((resolve, reject) => {
      // A feed that refuses to go on says why, at once.
      following.catch(reject);
      const look = () => {
        if ((given.at(-1) ?? 0) < position) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const stop = async () => {
    stopping.abort();
    await following;
  };
  return { given, until, stop };
};

type Following = ReturnType<typeof follow>;
