import { describeWithCluster, freshTopic, startCluster, type TestCluster } from '@testing';

import { kafkaClient } from './kafka-client';
import { Publisher } from './publisher';
import { createTopics, topicsNamed } from './topics';

jest.setTimeout(120_000);

/** Some seconds; an outage is not told before. */
const SOON_MS = 10_000;

describeWithCluster('A publisher whose broker is gone', () => {
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await startCluster({ nodes: 1 });
  });

  afterAll(() => cluster.stop());

  it('gives up soon, and so does the next', async () => {
    const kafka = kafkaClient({ brokers: cluster.brokers, clientId: 'publisher' });
    const topics = topicsNamed({ prefix: `${freshTopic('test')}.` });
    await createTopics(kafka, topics);
    const publishing = { kafka, transactionalId: topics.log.name };
    const publisher = await Publisher.open(publishing);
    const message = { value: 'a', partition: 0 };
    const chunks = [[{ topic: topics.log.name, position: 1n, message }]];
    await publisher.publish(chunks);
    await cluster.nodes[0]?.kill();
    expect(await msUntilRefused(publisher.publish(chunks))).toBeLessThan(SOON_MS);
    expect(await msUntilRefused(Publisher.open(publishing))).toBeLessThan(SOON_MS);
    await publisher.close();
  });
});

const msUntilRefused = async (work: Promise<unknown>): Promise<number> => {
  const begunAt = performance.now();
  await expect(work).rejects.toThrow();
  return performance.now() - begunAt;
};
