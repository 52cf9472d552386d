import { isSchema, named, type JsonSchema } from './json-schema';
import {
  CHECKPOINTS_TOPIC,
  dataSchemaOf,
  LOG_TOPIC,
  PUBLISHING_CONTEXTS,
  RETENTION_DAYS,
  topicOf,
  WITHHELD,
  type Topic,
} from '../topics';
import { eventHeaders, withheldHeaders } from './cloud-event-headers';
import { eventsOf, publicEvents } from './events-of';
import type { EventSchema } from '../registry';

/** AsyncAPI 3.0.0, as far as this product needs it. */
export type AsyncApi = Readonly<{
  asyncapi: '3.0.0';
  channels: Readonly<Record<string, object>>;
  operations: Readonly<Record<string, object>>;
  components: Readonly<{
    messages: Readonly<Record<string, object>>;
    schemas: Readonly<Record<string, JsonSchema>>;
  }>;
}> &
  Readonly<Record<string, unknown>>;

const KAFKA = '0.5.0';

/**
 * What goes over Kafka, for those who stand outside: topics, messages, headers. One document that
 * needs no other file.
 *
 * @param published each event's schema, by the event
 */
export const asyncApiOf = (published: ReadonlyMap<EventSchema, JsonSchema>): AsyncApi => ({
  asyncapi: '3.0.0',
  id: 'urn:interdict',
  info: {
    title: 'Interdict: facts about sanctions and export controls',
    version: '1.0.0',
    description: ABOUT,
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  },
  defaultContentType: 'application/json',
  channels: channels(),
  operations: Object.fromEntries(Object.keys(channels()).map(operation)),
  components: {
    messages: {
      ...Object.fromEntries(publicEvents.map((event) => [nameOf(event), message(event)])),
      [WITHHELD]: withheld,
    },
    schemas: {
      EventHeaders: eventHeaders,
      WithheldHeaders: withheldHeaders,
      ...Object.fromEntries(publicEvents.flatMap((event) => schemas(event, published.get(event)))),
    },
  },
});

const ABOUT = [
  'Every change that the system learned of, once, in order. Consumers read committed.',
  'Whoever begins from a REST answer at position P goes on here from P + 1.',
  'Ignore a type, a version or a field that you do not know; its place in the order counts.',
  'Data is JSON. `x-rules` says in words what JSON Schema cannot: data is refused in these words.',
].join(' ');

/** A component's name has no `@`: `ExportBanListExpanded.1`. */
const nameOf = ({ type, version }: EventSchema): string => `${type}.${String(version)}`;

const channels = (): Readonly<Record<string, object>> => ({
  log: channel(LOG_TOPIC, [...publicEvents.map(nameOf), WITHHELD], 'The whole log in one order.'),
  ...Object.fromEntries(
    PUBLISHING_CONTEXTS.map((context) => [
      context,
      channel(
        topicOf(context),
        [...eventsOf(context).map(nameOf), ...(context === 'export-controls' ? [WITHHELD] : [])],
        `Facts of ${context}; each stream in its order.`,
      ),
    ]),
  ),
  checkpoints: channel(CHECKPOINTS_TOPIC, [], 'Signed tree heads. Nothing is sent here yet.'),
});

const channel = ({ name, partitions }: Topic, names: readonly string[], description: string) => ({
  address: name,
  description,
  messages: Object.fromEntries(names.map((one) => [one, { $ref: `#/components/messages/${one}` }])),
  bindings: {
    kafka: {
      topic: name,
      partitions,
      topicConfiguration: {
        'cleanup.policy': ['delete'],
        'retention.ms': RETENTION_DAYS * 24 * 60 * 60 * 1000,
      },
      bindingVersion: KAFKA,
    },
  },
});

const operation = (name: string): [string, object] => [
  `send-${name}`,
  { action: 'send', channel: { $ref: `#/channels/${name}` } },
];

const message = (event: EventSchema) => {
  const { type, version } = event;
  return {
    name: type,
    title: `${type}@${String(version)}`,
    contentType: 'application/json',
    headers: {
      allOf: [
        { $ref: '#/components/schemas/EventHeaders' },
        {
          type: 'object',
          properties: {
            ce_type: { const: type },
            ce_dataschema: { const: dataSchemaOf(type, version) },
          },
        },
      ],
    },
    payload: { $ref: `#/components/schemas/${nameOf(event)}` },
    bindings: { kafka: { key: { type: 'string' }, bindingVersion: KAFKA } },
  };
};

const withheld = {
  name: WITHHELD,
  title: 'An event that may not leave',
  summary: 'Its position, its commit and its leaf hash: so that the order has no gap.',
  headers: { $ref: '#/components/schemas/WithheldHeaders' },
  payload: { type: 'null' },
  bindings: { kafka: { key: { type: 'null' }, bindingVersion: KAFKA } },
};

/** An event's schema and the shapes that it shares, each a component. */
const schemas = (
  event: EventSchema,
  published: JsonSchema | undefined,
): readonly (readonly [string, JsonSchema])[] => {
  const { $schema: _dialect, $id: _id, $defs, ...own } = published ?? {};
  return Object.entries({ ...named($defs), [nameOf(event)]: own }).map(
    ([name, schema]) => [name, asComponent(schema) as JsonSchema] as const,
  );
};

/** References lead to components; beside one, readers of draft 7 see nothing else. */
const asComponent = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asComponent);
  if (!isSchema(value)) return value;
  const { $ref, ...rest } = value;
  const members = Object.fromEntries(
    Object.entries(rest).map(([name, member]) => [name, asComponent(member)]),
  );
  if (typeof $ref !== 'string') return members;
  const reference = { $ref: $ref.replace('#/$defs/', '#/components/schemas/') };
  return Object.keys(members).length === 0 ? reference : { ...members, allOf: [reference] };
};
