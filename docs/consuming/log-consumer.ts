/**
 * Follows the topic of the log behind a snapshot: the short way of docs/consuming.md.
 *
 *     log-consumer.ts API BROKERS TOPIC
 */
import { randomUUID } from 'node:crypto';

import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';

const [api = '', brokers = '', topic] = process.argv.slice(2);
const end = (code: number, sentence: string): never => {
  console.error(sentence);
  process.exit(code);
};

type Answer = Readonly<{ data: { log: { generation: string } }; meta: { position: string } }>;
const ask = async (path: string) => (await (await fetch(api + path)).json()) as Answer;
const generationNow = async () => (await ask('/v1/status')).data.log.generation;

const follow = (generation: string, start: bigint) => {
  let last = start;
  let seen = generation; // on the message before
  const commit: string[] = [];
  return async ({ message: { headers } }: { message: KafkaMessage }) => {
    const header = (name: string) => headers?.[`ce_${name}`]?.toString() ?? '';
    if (header('generation') !== seen && (await generationNow()) !== generation)
      end(2, 'The log was restored and has a new generation: begin again from a snapshot.');
    seen = header('generation');
    const position = BigInt(header('sequence'));
    if (seen !== generation || position <= last) return; // at least once: known already
    if (position !== last + 1n)
      end(2, `A gap: what follows ${String(last)} does not come. Begin again from a snapshot.`);
    last = position;
    commit.push([position, header('type'), header('subject')].join(' ').trim());
    if (Number(header('commitindex')) + 1 < Number(header('commitsize'))) return;
    for (const line of commit.splice(0)) console.log(line); // your rows, and what to keep:
    console.error(`Keep ${String(last)}@${generation}`); // one transaction
  };
};

const main = async () => {
  if (topic === undefined) return end(1, 'Usage: log-consumer.ts API BROKERS TOPIC');
  const generation = await generationNow();
  const start = BigInt((await ask('/v1/sanctions-regimes')).meta.position);
  const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: randomUUID(), allowAutoTopicCreation: false });
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) end(1, payload.error.message);
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  console.error(`Keep ${String(start)}@${generation}`);
  await consumer.run({ autoCommit: false, eachMessage: follow(generation, start) });
};

main().catch((error: unknown) => end(1, `It cannot go on: ${String(error)}`));
