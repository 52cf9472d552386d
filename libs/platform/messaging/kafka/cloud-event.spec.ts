import { InMemoryEventLog, commitTo, confirmed, someStream } from '@testing';
import type { Recorded } from '@platform/event-log';
import type { KafkaMessage, Message } from 'kafkajs';

import { messageOf } from './cloud-event';
import { MessageUnreadable } from './kafka.errors';
import { readMessage } from './read-message';
import { recordedIn } from './told-commits';

const GENERATION = '4b1d0a5e-6f0c-4c57-9d5e-0d5f0a3f2c11';
const [ONE, OTHER] = ['1'.repeat(64), '2'.repeat(64)];

/** As a consumer of Kafka gets what a producer gave. */
const sent = ({ key, value, headers }: Message, offset = '7'): KafkaMessage => ({
  key: typeof key === 'string' ? Buffer.from(key) : null,
  value: typeof value === 'string' ? Buffer.from(value) : null,
  headers: Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, text]) => [name, Buffer.from(String(text))]),
  ),
  ...{ offset, timestamp: '0', attributes: 0 },
});

const placed = (fact: Recorded): Message =>
  messageOf(fact, { generation: GENERATION, previous: fact.position - 1n });

const logOf = async (stream: string, over = {}) => {
  const log = new InMemoryEventLog();
  const facts = [
    { ...confirmed('1718'), evidence: [OTHER] },
    { ...confirmed('대북 제재'), evidence: [] },
    confirmed('mandate'),
  ];
  await log.append(commitTo(stream, 0, facts, { evidence: [ONE, OTHER], ...over }));
  return log;
};

const CAUSED = { causationId: '0190a9a3-7f0e-7c3a-8a53-2f7f0e7c3a8a' };

describe('A message', () => {
  it.each([
    ['of a commit that a person caused', {}],
    ['of a commit that an event caused', CAUSED],
    ['that rests on nothing', { evidence: [] }],
  ])('%s gives the fact back as the log has it', async (_whose, over) => {
    const log = new InMemoryEventLog();
    await log.append(commitTo(someStream(), 0, ['a', 'b'].map(confirmed), over));
    const commit = log.facts.map((fact) => readMessage(sent(placed(fact))));
    expect(await recordedIn([commit], log)).toEqual(log.facts);
  });

  it('tells of each fact’s own evidence, and once of all that the commit rests on', async () => {
    const log = await logOf(someStream('sanctions-regime'));
    const messages = log.facts.map(placed);
    expect(messages.map(({ headers }) => headers?.['ce_evidence'])).toEqual([
      OTHER,
      undefined,
      [ONE, OTHER].join(),
    ]);
    const commit = messages.map((message) => readMessage(sent(message)));
    expect(await recordedIn([commit], log)).toEqual(log.facts);
  });

  it('has the stream as key, and the moment of the log as its own', async () => {
    const [fact] = (await logOf('sanctions-regime/1718')).facts;
    if (!fact) throw new Error('It was appended.');
    const { key, timestamp, headers } = placed(fact);
    expect([key, timestamp]).toEqual([fact.stream, String(Date.parse(fact.recordedAt))]);
    expect(headers).toMatchObject({
      ce_source: 'urn:interdict:context:security-council',
      ce_type: 'StatusConfirmed',
      ce_dataschema: 'urn:interdict:event:StatusConfirmed:1',
      ce_subject: '1718',
      'content-type': 'application/json',
    });
  });

  it('takes a trace from its correlation', async () => {
    const [fact] = (await logOf(someStream())).facts;
    if (!fact) throw new Error('It was appended.');
    const trace = fact.provenance.correlationId.replaceAll('-', '');
    expect(placed(fact).headers?.['ce_traceparent']).toMatch(
      new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`),
    );
  });

  it('of a retraction names what it takes back', async () => {
    const log = new InMemoryEventLog();
    await log.append(commitTo('sanctions-regime/1718', 0, [confirmed('a'), confirmed('b')]));
    const eventIds = log.facts.map(({ id }) => id);
    const retracted = { eventIds, subject: '1718', reason: 'A wrong document.' };
    await log.append(
      commitTo('sanctions-regime/1718', 2, [{ type: 'FactRetracted', data: retracted }]),
    );
    const [last] = log.facts.slice(-1).map(placed);
    expect(last?.headers?.['ce_retracts']).toBe(eventIds.join());
  });

  it('of a determination tells its place and nothing else', async () => {
    const [fact] = (await logOf(someStream('export-determination'))).facts;
    if (!fact) throw new Error('It was appended.');
    const { key, value, headers } = placed(fact);
    expect([key, value]).toEqual([null, null]);
    expect(Object.keys(headers ?? {}).sort()).toEqual([
      ...['ce_commitid', 'ce_commitindex', 'ce_commitsize', 'ce_generation', 'ce_id'],
      ...['ce_leafhash', 'ce_previoussequence', 'ce_recordedtime', 'ce_sequence', 'ce_source'],
      ...['ce_specversion', 'ce_type'],
    ]);
    expect(headers).toMatchObject({ ce_type: 'withheld', ce_id: '1' });
  });

  it('that lacks what ours have is refused', async () => {
    const [fact] = (await logOf(someStream())).facts;
    if (!fact) throw new Error('It was appended.');
    const { headers, ...rest } = sent(placed(fact));
    const { ce_leafhash: _lost, ...left } = headers ?? {};
    expect(() => readMessage({ ...rest, headers: left } as KafkaMessage)).toThrow(
      MessageUnreadable,
    );
  });

  it.each([
    ['a position that is no number', { ce_sequence: 'x' }, undefined],
    ['a place below zero', { ce_commitindex: '-1' }, undefined],
    ['a version that is no number', { ce_dataschema: 'urn:interdict:event:Some:one' }, undefined],
    ['a value that is no JSON', {}, '{'],
    ['a value that is nothing', {}, 'null'],
    ['no value', {}, null],
  ])('with %s is refused by its name', async (_what, headers, value) => {
    const [fact] = (await logOf(someStream())).facts;
    if (!fact) throw new Error('It was appended.');
    const ours = placed(fact);
    const broken = { ...ours, headers: { ...ours.headers, ...headers } };
    const message = sent(value === undefined ? broken : { ...broken, value });
    expect(() => readMessage(message)).toThrow(MessageUnreadable);
  });
});
