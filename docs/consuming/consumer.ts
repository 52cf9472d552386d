/**
 * Follows any topic behind a snapshot, whole commit by whole commit, as docs/consuming.md explains.
 *
 *     consumer.ts API BROKERS TOPIC [--after POSITION@GENERATION] [--until POSITION]
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';

const end = (code: number, sentence: string): never => {
  console.error(sentence);
  process.exit(code);
};

const usage = () =>
  end(1, 'Usage: consumer.ts API BROKERS TOPIC [--after POSITION@GENERATION] [--until POSITION]');

const given = () => {
  try {
    const options = { after: { type: 'string' }, until: { type: 'string' } } as const;
    return parseArgs({ allowPositionals: true, options });
  } catch {
    return usage();
  }
};

const { positionals, values } = given();
const [api = '', brokers = '', topic = ''] = positionals;
const [, keptPosition, keptGeneration] = /^(\d{1,18})@(\S+)$/.exec(values.after ?? '') ?? [];
if (positionals.length !== 3 || !/^\d{1,18}$/.test(values.until ?? '0')) usage();
if (values.after !== undefined && keptGeneration === undefined) usage();
const until = BigInt(values.until ?? Number.MAX_SAFE_INTEGER);

type Answer = Readonly<{
  data: { log: { generation: string } };
  meta: { position: string; nextAfter?: string };
}>;

const ask = async (path: string) => {
  const answer = await fetch(api + path, { signal: AbortSignal.timeout(10_000) }).catch(
    (error: unknown) => end(1, `No answer from ${api + path}: ${String(error)}`),
  );
  if (!answer.ok) end(1, `${path} is answered with ${String(answer.status)}.`);
  return (await answer.json()) as Answer;
};
const generationNow = async () => (await ask('/v1/status')).data.log.generation;

/** A position is good for one generation of the log: of another one the facts may be others. */
const begin = async () => {
  const { data, meta } = await ask('/v1/status');
  const { generation } = data.log;
  const start = BigInt(keptPosition ?? (await ask('/v1/sanctions-regimes')).meta.position);
  if (generation !== (keptGeneration ?? generation))
    end(2, `The log has a new generation, ${generation}: begin again from a snapshot.`);
  if (keptPosition !== undefined && start > BigInt(meta.position))
    end(2, `The log ends at ${meta.position}, it was restored: begin again from a snapshot.`);
  return { generation, start };
};

/** Whether nothing of this topic is left up to `until`, which may lie in another one. */
const isAllTold = async (last: bigint) => {
  const { meta } = await ask('/v1/status'); // first how far the log is, then what it holds
  if (BigInt(meta.position) < until) return false;
  const context = /([a-z-]+)\.v1$/.exec(topic)?.[1] ?? 'log';
  const narrowed = context === 'log' ? '' : `&context=${context}`;
  const next = (await ask(`/v1/events?limit=1&after=${String(last)}${narrowed}`)).meta.nextAfter;
  return next === undefined || BigInt(next) > until;
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

const follow = (generation: string, start: bigint, patienceMs: number) => {
  let last = start;
  let kept = start; // the end of the last whole commit
  let before = generation; // or one from before the log was restored
  let alarm: NodeJS.Timeout | undefined;
  const commit: string[] = [];
  const waiting = new Map<bigint, ReturnType<typeof told>>(); // by what comes before

  const deliver = ({ position, line, endsCommit }: ReturnType<typeof told>) => {
    last = position;
    commit.push(line);
    if (!endsCommit) return;
    kept = position;
    for (const one of commit.splice(0)) console.log(one); // your rows, and what to keep:
    console.error(`Keep ${String(kept)}@${generation}`); // one transaction
    if (kept >= until) end(0, 'That is all.');
  };

  const isOfThisLog = async (its: string) => {
    if (its === generation) return true;
    if (its !== before && (await generationNow()) !== generation)
      end(2, 'The log was restored and has a new generation: begin again from a snapshot.');
    before = its;
    return false;
  };

  const take = async ({ message }: { message: KafkaMessage }) => {
    const one = told(message);
    if (!(await isOfThisLog(one.generation))) return;
    if (one.position <= last) return; // at least once: known already
    waiting.set(one.previous < start ? start : one.previous, one);
    for (let next = waiting.get(last); next; next = waiting.get(last)) {
      clearTimeout(alarm);
      alarm = undefined;
      waiting.delete(last);
      deliver(next);
    }
    const gap = `A gap: what follows ${String(last)} does not come. Begin again from a snapshot.`;
    if (waiting.size > 0) alarm ??= setTimeout(() => end(2, gap), patienceMs);
  };
  return { take, kept: () => kept };
};

/** How many it has: of one, what is not next never comes. */
const partitionsIn = async (kafka: Kafka) => {
  const admin = kafka.admin();
  try {
    await admin.connect();
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    return topics[0]?.partitions.length ?? 0;
  } catch (error) {
    return end(1, `The topic ${topic} cannot be read at ${brokers}: ${(error as Error).message}`);
  } finally {
    await admin.disconnect();
  }
};

const main = async () => {
  const { generation, start } = await begin();
  const retry = { retries: 3 };
  const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING, retry });
  const patienceMs = (await partitionsIn(kafka)) === 1 ? 0 : 5_000;
  const { take, kept } = follow(generation, start, patienceMs);
  // kafkajs reads committed unless told otherwise. The group is nobody's: your position is yours.
  const consumer = kafka.consumer({ groupId: randomUUID(), allowAutoTopicCreation: false });
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) end(1, payload.error.message);
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  console.error(`Keep ${String(start)}@${generation}`);
  await consumer.run({ autoCommit: false, eachMessage: take });
  while (values.until !== undefined) {
    if (await isAllTold(kept())) end(0, 'That is all.');
    await pause(500);
  }
};

main().catch((error: unknown) => end(1, `It cannot go on: ${String(error)}`));
