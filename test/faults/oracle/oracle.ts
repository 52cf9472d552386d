import { readModels } from '@assembly';
import { contextOf } from '@platform/event-log';
import { isWithheld } from '@platform/messaging/kafka';
import { modelVersionOf, rebuild } from '@platform/projections';

import type { Installation } from '../harness/installation';
import { messagesOn, type Placed } from './read-messages';
import { faultsOfTopic, type Fact, type TopicContent, type Told } from './topic-faults';

/** What a test itself sends bears it, and counts for nothing here. */
export const SENT_BY_TEST = 'sent_by_test';

/** Where one message is doubled, so is the rest of its transaction. */
const TOLD_AT_MOST = 12;

/**
 * Everything that is wrong; nothing where every model is what a fold from the beginning gives, the
 * topics tell each fact once and in order, and those who react are at the head and did everything
 * once. Asked when everybody has settled.
 */
export const faultsIn = async (place: Installation): Promise<readonly string[]> => [
  ...(await faultsOfTopics(place)),
  ...(await faultsOfModels(place)),
  ...(await faultsOfReactions(place)),
];

export const faultsOfTopics = async ({ pool, kafka, topics }: Installation) => {
  const facts = await factsIn(pool);
  const faults: string[] = [];
  const look = async (topic: string, belonging: readonly Fact[]) => {
    const content = contentOf(await messagesOn(kafka, topic));
    const found = faultsOfTopic(content, belonging).slice(0, TOLD_AT_MOST);
    faults.push(...found.map((fault) => `${topic}: ${fault}`));
  };
  await look(topics.log.name, facts);
  for (const [context, { name }] of Object.entries(topics.context)) {
    await look(
      name,
      facts.filter(({ stream }) => contextOf(stream) === context),
    );
  }
  return faults;
};

type StreamFact = Fact & Readonly<{ stream: string }>;
type StoredFact = Omit<StreamFact, 'position'> & Readonly<{ position: string }>;

/** What is withheld has its position for an id. */
const factsIn = async (pool: Installation['pool']): Promise<readonly StreamFact[]> => {
  const { rows } = await pool.query<StoredFact>(
    `SELECT position, event.id, encode(leaf_hash, 'hex') AS "leafHash", name AS stream
       FROM log.event JOIN log.stream ON stream.id = event.stream ORDER BY position`,
  );
  return rows.map((row) => ({
    ...row,
    position: Number(row.position),
    id: isWithheld(row) ? row.position : row.id,
  }));
};

const contentOf = ({ all, isTruncated }: Awaited<ReturnType<typeof messagesOn>>): TopicContent => ({
  told: all.filter(({ message }) => message.headers?.[SENT_BY_TEST] === undefined).map(toldIn),
  isTruncated,
});

const toldIn = ({ partition, message: { headers } }: Placed): Told => {
  const text = (name: string) => headers?.[`ce_${name}`]?.toString();
  const previous = text('previoussequence');
  return {
    partition,
    sequence: Number(text('sequence')),
    previous: previous === undefined ? undefined : Number(previous),
    id: String(text('id')),
    leafHash: String(text('leafhash')),
  };
};

const faultsOfModels = async ({ pool, log }: Installation): Promise<readonly string[]> => {
  const { position: head } = await log.head();
  const faults: string[] = [];
  for (const model of readModels) {
    const { position, live, rebuilt } = await rebuild({ pool, log, model }, { swap: false });
    const name = modelVersionOf(model);
    if (position !== head) faults.push(`${name} is at ${String(position)} of ${String(head)}`);
    if (live !== rebuilt) faults.push(`${name} is not what a fold from the beginning gives`);
  }
  return faults;
};

const faultsOfReactions = async ({ pool, log }: Installation): Promise<readonly string[]> => {
  const { position: head } = await log.head();
  const { rows } = await pool.query<Readonly<{ fault: string }>>(
    `SELECT name || ' has reacted up to ' || position AS fault
       FROM messaging.consumer WHERE position <> $1 OR stopped_code IS NOT NULL
     UNION ALL
     SELECT reaction || ' is parked: ' || message FROM messaging.parked
     UNION ALL
     SELECT actor || ' has reacted twice to ' || causation_id FROM log.commit
      WHERE causation_id IS NOT NULL GROUP BY actor, causation_id HAVING count(*) > 1
     UNION ALL
     SELECT 'nobody has reacted to ' || id FROM log.event
      WHERE type = 'SanctionsInspectionBlocked'
        AND EXISTS (SELECT FROM messaging.consumer WHERE name = 'developments')
        AND NOT EXISTS (SELECT FROM log.commit WHERE causation_id = event.id)`,
    [head],
  );
  return rows.map(({ fault }) => fault);
};
