import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Provenance, Recorded } from '@platform/event-log';
import { messageOf } from '@platform/messaging/kafka';
import { commitTo, corpus, InMemoryEventLog, type CorpusExample } from '@testing';
import type { Message } from 'kafkajs';

import { breachesOf, headersOn, publishedHeaders } from './published-contract';

const GENERATION = '4b1d0a5e-6f0c-4c57-9d5e-0d5f0a3f2c11';
const CAUSE = '0190a9a3-7f0e-7c3a-8a53-2f7f0e7c3a8a';
const [ONE, OTHER] = ['1'.repeat(64), '2'.repeat(64)];

/** What rests on a part of its commit's documents, on all of them, and on none. */
const recorded = async (
  { stream, type, data }: CorpusExample,
  over: Partial<Provenance> = {},
): Promise<readonly Recorded[]> => {
  const log = new InMemoryEventLog();
  const facts = [{ evidence: [OTHER] }, {}, { evidence: [] }].map((rest) => ({
    ...{ type, data, ...rest },
  }));
  await log.append(commitTo(stream, 0, facts, { evidence: [ONE, OTHER], ...over }));
  return log.facts;
};

const sent = (fact: Recorded): Message =>
  messageOf(fact, {
    generation: GENERATION,
    previous: fact.position === 1n ? undefined : fact.position - 1n,
  });

const messagesOf = async (example: CorpusExample, over?: Partial<Provenance>) =>
  (await recorded(example, over)).map(sent);

const cases = corpus.map((example) => [example.name, example] as const);

const optional = [
  ...['ce_previoussequence', 'ce_effectivefrom', 'ce_evidence', 'ce_commitevidence'],
  ...['ce_retracts', 'ce_causationid', 'ce_traceparent'],
];

const without = (message: Message, name: string): Message => {
  const { [name]: _lost, ...headers } = message.headers ?? {};
  return { ...message, headers };
};

describe('A message of the relay, by what is published of it,', () => {
  it.each(cases)('is as the documents say: %s', async (_name, example) => {
    const messages = [
      ...(await messagesOf(example)),
      ...(await messagesOf(example, { causationId: CAUSE, evidence: [ONE, OTHER] })),
    ];
    expect(messages.flatMap(breachesOf)).toEqual([]);
  });

  it.each(cases)('may have no header that they do not name: %s', async (_name, example) => {
    const [message] = await messagesOf(example);
    if (!message) throw new Error('It was appended.');
    const more = { ...message, headers: { ...message.headers, ce_note: 'by the way' } };
    expect(breachesOf(more)).toHaveLength(1);
  });

  it.each(cases)('may lack no header that they call for: %s', async (_name, example) => {
    const [message] = await messagesOf(example);
    if (!message) throw new Error('It was appended.');
    const names = Object.keys(headersOn(message));
    for (const name of names.filter((one) => !optional.includes(one))) {
      expect(breachesOf(without(message, name))).not.toEqual([]);
    }
    for (const name of names.filter((one) => optional.includes(one))) {
      expect(breachesOf(without(message, name))).toEqual([]);
    }
  });

  it.each(cases)('may carry no field that they do not name: %s', async (_name, example) => {
    const [message] = await messagesOf(example);
    if (!message) throw new Error('It was appended.');
    const told = message.value?.toString() ?? '{}';
    const value = JSON.stringify({ ...(JSON.parse(told) as object), note: '' });
    expect(breachesOf({ ...message, value })).toHaveLength(1);
  });

  it('has, of all events together, every header that they name', async () => {
    const all = await Promise.all(
      corpus.map((example) => messagesOf(example, { causationId: CAUSE })),
    );
    const met = new Set(all.flat().flatMap((message) => Object.keys(headersOn(message))));
    expect([...met].sort()).toEqual(publishedHeaders.toSorted());
  });

  it('has its headers explained in the guide for consumers, each of them and no other', () => {
    const guide = readFileSync(join(__dirname, '../../docs/consuming.md'), 'utf8');
    const explained = guide.match(/`(ce_\w+|content-type)`/g) ?? [];
    const names = new Set(explained.map((name) => name.replaceAll('`', '')));
    expect([...names].sort()).toEqual(publishedHeaders.toSorted());
  });
});
