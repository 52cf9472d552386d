/**
 * Follows a topic behind a snapshot, whole commit by whole commit, as docs/consuming.md explains.
 *
 *     consumer.ts API BROKERS TOPIC [--after POSITION] [--until POSITION]
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';

import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';

const options = { after: { type: 'string' }, until: { type: 'string' } } as const;
const { positionals, values } = parseArgs({ allowPositionals: true, options });
const [api = '', brokers = '', topic = ''] = positionals;
const until = BigInt(values.until ?? Number.MAX_SAFE_INTEGER);

type Answer = Readonly<{ data: { log: { generation: string } }; meta: { position: string } }>;
const ask = async (path: string) => (await (await fetch(api + path)).json()) as Answer;
const generationNow = async () => (await ask('/v1/status')).data.log.generation;
const snapshot = async () => (await ask('/v1/sanctions-regimes')).meta.position;

const end = (code: number, sentence: string): never => {
  console.error(sentence);
  process.exit(code);
};

const told = ({ headers }: KafkaMessage) => {
  const header = (name: string) => headers?.[`ce_${name}`]?.toString() ?? '';
  return {
    position: BigInt(header('sequence')),
    previous: BigInt(header('previoussequence')), // 0 where there is none
    generation: header('generation'),
    endsCommit: Number(header('commitindex')) + 1 === Number(header('commitsize')),
    // What is withheld has no subject. Types that you do not know are for you to pass over.
    line: [header('sequence'), header('type'), header('subject')].join(' ').trim(),
  };
};

const follow = (generation: string, start: bigint, patienceMs: () => number) => {
  let last = start;
  let alarm: NodeJS.Timeout | undefined;
  const commit: string[] = [];
  const waiting = new Map<bigint, ReturnType<typeof told>>(); // by what comes before

  const deliver = ({ position, line, endsCommit }: ReturnType<typeof told>) => {
    last = position;
    commit.push(line);
    if (!endsCommit) return;
    for (const one of commit.splice(0)) console.log(one); // your rows and `last`: one transaction
    if (last >= until) end(0, 'That is all.');
  };

  return async ({ message }: { message: KafkaMessage }) => {
    const one = told(message);
    if (one.position <= last) return; // at least once: known already
    if (one.generation !== generation) {
      if ((await generationNow()) === generation) return; // before the log was restored
      end(2, 'The log was restored and has a new generation: begin again from a snapshot.');
    }
    waiting.set(one.previous < start ? start : one.previous, one);
    for (let next = waiting.get(last); next; next = waiting.get(last)) {
      clearTimeout(alarm);
      alarm = undefined;
      waiting.delete(last);
      deliver(next);
    }
    const gap = `A gap: what follows ${String(last)} does not come. Begin again from a snapshot.`;
    if (waiting.size > 0) alarm ??= setTimeout(() => end(2, gap), patienceMs());
  };
};

const main = async () => {
  const generation = await generationNow();
  const start = BigInt(values.after ?? (await snapshot()));
  if (start >= until) end(0, 'That was all.');
  const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
  // kafkajs reads committed unless told otherwise. The group is nobody's: your position is yours.
  const consumer = kafka.consumer({ groupId: randomUUID(), allowAutoTopicCreation: false });
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) end(1, payload.error.message);
  });
  let patienceMs = 0; // of one partition, what is not next never comes
  consumer.on(consumer.events.GROUP_JOIN, ({ payload: { memberAssignment } }) => {
    if ((memberAssignment[topic] ?? []).length > 1) patienceMs = 5_000;
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  console.error(`From behind position ${String(start)}.`);
  await consumer.run({
    autoCommit: false,
    eachMessage: follow(generation, start, () => patienceMs),
  });
};

main().catch((error: unknown) => end(1, String(error)));
