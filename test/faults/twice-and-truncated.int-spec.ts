import { describeWithKafka } from '@testing';
import { Partitioners } from 'kafkajs';

import type { ServiceProcess } from '../../apps/stack';
import { openInstallation, type Installation } from './harness/installation';
import { cases } from './harness/rounds';
import { settled } from './harness/settled';
import { until } from './harness/until';
import { faultsIn, SENT_BY_TEST } from './oracle/oracle';
import { messagesOn } from './oracle/read-messages';

jest.setTimeout(180_000);

describeWithKafka('Whoever follows the topic', (brokers) => {
  let place: Installation;
  let load: Installation['load'];
  let relay: ServiceProcess;
  let projections: ServiceProcess;
  let developments: ServiceProcess;

  beforeEach(async () => {
    place = await openInstallation({ brokers });
    load = place.load;
    projections = place.service('projections');
    developments = place.service('developments');
    relay = place.service('relay');
    await relay.start();
    await Promise.all([projections.start(), developments.start()]);
    await load.veto();
    await load.commits(40);
    await settled(place);
  });

  afterEach(() => place.close());

  it('passes over messages that it is given twice', async () => {
    const topic = place.topics.log.name;
    const { all } = await messagesOn(place.kafka, topic);
    const messages = all.map(({ message: { key, value, headers } }) => ({
      ...{ key, value },
      headers: { ...headers, [SENT_BY_TEST]: 'a copy' },
    }));
    const producer = place.kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    await producer.send({ topic, acks: -1, messages });
    await producer.disconnect();
    await relay.kill();
    await relay.start();
    await load.veto();
    await load.commits(20);
    await settled(place);
    expect(await faultsIn(place)).toEqual([]);
  });

  it('reacts once to what it is given again from the beginning', async () => {
    await developments.stop();
    await place.pool.query('UPDATE messaging.consumer SET position = 0');
    await developments.start();
    await load.veto();
    await settled(place);
    expect(await faultsIn(place)).toEqual([]);
  });

  it.each(cases(['all but the newest of', 'everything on']))(
    'is given by the log what it has missed of it, where somebody deleted %s the topic',
    async (what) => {
      await Promise.all([projections.stop(), developments.stop()]);
      await load.veto();
      await load.commits(40);
      await published(place);
      await deleteRecords(place, what === 'everything on' ? 0 : 10);
      await Promise.all([projections.start(), developments.start()]);
      await load.commits(10);
      await settled(place);
      expect(await faultsIn(place)).toEqual([]);
    },
  );
});

/** Until the topic holds the head of the log. */
const published = async ({ pool, log }: Installation): Promise<void> => {
  const { position } = await log.head();
  await until('the log is published', async () => {
    const { rows } = await pool.query<Readonly<{ published_to: string }>>(
      'SELECT published_to FROM relay.lease',
    );
    const to = BigInt(rows[0]?.published_to ?? 0);
    return to >= position ? null : `up to ${String(to)} of ${String(position)}`;
  });
};

/** Of the topic of the log: all but so many offsets at its end. */
const deleteRecords = async ({ kafka, topics }: Installation, kept: number): Promise<void> => {
  const { name: topic } = topics.log;
  const admin = kafka.admin();
  await admin.connect();
  try {
    const [only] = await admin.fetchTopicOffsets(topic);
    const offset = String(Number(only?.high) - kept);
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset }] });
  } finally {
    await admin.disconnect();
  }
};
