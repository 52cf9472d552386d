import { messageOf } from './cloud-event';
import type { Distributed } from './distributed.fixture';
import { publishedLog } from './published-log';
import { withAdmin } from './with-admin';

/** As a dump does that was made at a position. */
export const restoreTo = async (
  { pool }: Pick<Distributed, 'pool'>,
  position: number,
): Promise<void> => {
  await pool.query(`
    SET session_replication_role = replica;
    ALTER TABLE log.event DISABLE TRIGGER ALL; ALTER TABLE log.commit DISABLE TRIGGER ALL;
    ALTER TABLE log.head DISABLE TRIGGER ALL; ALTER TABLE log.stream DISABLE TRIGGER ALL;
    DELETE FROM log.event WHERE position > ${String(position)};
    DELETE FROM log.commit WHERE first_position > ${String(position)};
    UPDATE log.head SET position = ${String(position)};
    RESET session_replication_role`);
};

export const ALL = -1;

/** As retention does: everything before an offset. */
export const forget = ({ kafka, topics }: Distributed, offset: number): Promise<void> =>
  withAdmin(kafka, async (admin) => {
    const { name: topic } = topics.log;
    await admin.fetchTopicOffsets(topic);
    const partitions = [{ partition: 0, offset: String(offset) }];
    await admin.deleteTopicRecords({ topic, partitions });
  });

/** What stands in the log, past the relay. */
export const sendPast = async (
  { kafka, topics, pool, log }: Distributed,
  position: bigint,
): Promise<void> => {
  const [fact] = await log.eventsAt([position]);
  if (!fact) throw new Error('It was not appended.');
  const { generation } = await publishedLog(pool);
  const producer = kafka.producer();
  await producer.connect();
  const message = messageOf(fact, { generation, previous: undefined });
  await producer.send({ topic: topics.log.name, messages: [message] });
  await producer.disconnect();
};
