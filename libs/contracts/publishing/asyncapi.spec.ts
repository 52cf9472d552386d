import { eventTypes } from '../registry';
import { PUBLISHING_CONTEXTS, TOPICS } from '../topics';
import type { AsyncApi } from './asyncapi';
import { isSchema } from './json-schema';
import { publishedFiles } from './published-files';

const document = JSON.parse(publishedFiles().get('asyncapi.json') ?? '{}') as AsyncApi;

/** What every reference leads to, by the reference. */
const references = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isSchema(value)) return [];
  const own = typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(references)];
};

const at = (pointer: string): unknown =>
  pointer
    .replace('#/', '')
    .split('/')
    .reduce<unknown>((value, name) => (isSchema(value) ? value[name] : undefined), document);

type Channel = Readonly<{
  address: string;
  messages: object;
  bindings: { kafka: { topic: string; partitions: number } };
}>;

const channel = (name: string) => document.channels[name] as Channel;

const publicTypes = eventTypes.filter((name) => !name.startsWith('ExportDeterminationIssued'));

describe('The AsyncAPI document', () => {
  it('says which version of AsyncAPI it is written in, and what it is about', () =>
    expect(document).toMatchObject({
      asyncapi: '3.0.0',
      info: { title: expect.any(String) as string, version: expect.any(String) as string },
    }));

  it('has a channel for each topic of the contract, and no other', () =>
    expect(
      Object.values(document.channels).map((one) => {
        const { address, bindings } = one as Channel;
        expect(bindings.kafka.topic).toBe(address);
        return { name: address, partitions: bindings.kafka.partitions };
      }),
    ).toEqual(TOPICS));

  it('refers to nothing that is not in it', () => {
    const missing = references(document).filter((pointer) => at(pointer) === undefined);
    expect(missing).toEqual([]);
    expect(references(document).every((pointer) => pointer.startsWith('#/'))).toBe(true);
  });

  it('has nothing beside a reference, which readers of draft 7 would not see', () => {
    const lonely = (value: unknown): boolean => {
      if (Array.isArray(value)) return value.every(lonely);
      if (!isSchema(value)) return true;
      const isReference = typeof value.$ref === 'string';
      return isReference ? Object.keys(value).length === 1 : Object.values(value).every(lonely);
    };
    expect(lonely(document.components)).toBe(true);
  });

  it('sends on every channel, and does nothing else', () =>
    expect(Object.values(document.operations)).toEqual(
      Object.keys(document.channels).map((name) => ({
        action: 'send',
        channel: { $ref: `#/channels/${name}` },
      })),
    ));

  it('has a message for each event that may leave, told apart by its headers', () => {
    const messages = Object.keys(document.components.messages);
    expect(messages).toEqual([...publicTypes.map((name) => name.replace('@', '.')), 'withheld']);
    expect(document.components.messages['TreatySigned.1']).toMatchObject({
      name: 'TreatySigned',
      headers: {
        allOf: [
          { $ref: '#/components/schemas/EventHeaders' },
          {
            properties: {
              ce_type: { const: 'TreatySigned' },
              ce_dataschema: { const: 'urn:interdict:event:TreatySigned:1' },
            },
          },
        ],
      },
    });
  });

  it('has every message on the log, and each context’s own on its topic', () => {
    expect(Object.keys(channel('log').messages)).toEqual(Object.keys(document.components.messages));
    const told = PUBLISHING_CONTEXTS.flatMap((name) => Object.keys(channel(name).messages));
    expect(new Set(told)).toEqual(new Set(Object.keys(document.components.messages)));
    expect(Object.keys(channel('developments').messages)).toContain('StatusConfirmed.1');
    expect(Object.keys(channel('developments').messages)).not.toContain('ResolutionAdopted.1');
    expect(Object.keys(channel('checkpoints').messages)).toEqual([]);
  });

  it('tells nothing of a determination but that something has a place', () => {
    expect(JSON.stringify(document)).not.toMatch(/ExportDetermination|determination\//);
    expect(document.components.messages['withheld']).toMatchObject({
      payload: { type: 'null' },
      bindings: { kafka: { key: { type: 'null' } } },
    });
    const { properties, required } = document.components.schemas['WithheldHeaders'] ?? {};
    expect(Object.keys(properties ?? {})).not.toContain('ce_subject');
    expect(required).toEqual(expect.arrayContaining(['ce_id', 'ce_sequence', 'ce_leafhash']));
  });
});
