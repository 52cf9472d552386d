import { WITHHELD } from '../topics';
import type { JsonSchema } from './json-schema';

const text = (description: string, over: JsonSchema = {}): JsonSchema => ({
  description,
  type: 'string',
  ...over,
});

const UUID = { format: 'uuid' };
const INSTANT = { format: 'date-time' };
const POSITION = { pattern: '^[1-9][0-9]*$' };
const HASHES = { pattern: '^[0-9a-f]{64}(,[0-9a-f]{64})*$' };

/** What tells a message's place in the order. Nothing is too secret to have one. */
const place = {
  ce_specversion: text('CloudEvents 1.0, binary mode: attributes are headers.', { const: '1.0' }),
  ce_source: text('The context whose event it is: `urn:interdict:context:security-council`.', {
    format: 'uri',
  }),
  ce_sequence: text('The position in the log, as text: gapless, in commit order.', POSITION),
  ce_previoussequence: text(
    'The position of the message before it on this topic; absent on the first. Another is a gap.',
    POSITION,
  ),
  ce_recordedtime: text('When the system knew it, RFC 3339 UTC. Never goes back.', INSTANT),
  ce_commitid: text('Events of one commit are known together, or not at all.', UUID),
  ce_commitindex: text('The place in its commit, from 0.', { pattern: '^[0-9]+$' }),
  ce_commitsize: text('How many events the commit has.', POSITION),
  ce_leafhash: text('SHA-256 of the event’s envelope, in hex.', { pattern: '^[0-9a-f]{64}$' }),
  ce_generation: text(
    'Of the log. Another than that of your snapshot: the log was restored, positions that you ' +
      'know may mean something else, begin from a new snapshot.',
    UUID,
  ),
};

const told = {
  ce_id: text('The event’s own id. Seen twice, it is the same event.', UUID),
  ce_type: text('The event’s name, without its version.'),
  ce_subject: text('What the event is about inside its stream.'),
  ce_time: text('The same as `recordedtime`: when the system’s knowledge changed.', INSTANT),
  ce_dataschema: text('The `$id` of the JSON Schema of the data.', { format: 'uri' }),
  ce_partitionkey: text('The stream: `sanctions-regime/1718`. The message’s key as well.'),
  ce_streamversion: text('The place in its stream, from 1, without a gap.', POSITION),
  ce_effectivefrom: text(
    'From when it has legal effect, RFC 3339 UTC; absent where the fact dates none.',
    INSTANT,
  ),
  ce_cause: text('Why the system’s knowledge changed. Not why the world did.', {
    enum: ['publisher', 'curation', 'parser', 'correction', 'clock', 're-keying'],
  }),
  ce_actor: text('Who asked for it: an opaque id, and no name of a person.'),
  ce_commandid: text('The command that recorded it. One commit for each, or none.', UUID),
  ce_evidence: text(
    'SHA-256 of the documents that it rests on, in hex, with a comma between them; absent where ' +
      'there is none.',
    HASHES,
  ),
  ce_commitevidence: text(
    'On the first message of a commit alone, and where it is not the same as `evidence` there: ' +
      'SHA-256 of all documents that the commit rests on, with a comma between them.',
    HASHES,
  ),
  ce_retracts: text('Ids of the events that it takes back, with a comma between them.'),
  ce_correlationid: text('Shared by all that followed from one request.', UUID),
  ce_causationid: text(
    'The event that made it happen; absent where a person or document did.',
    UUID,
  ),
  ce_traceparent: text('W3C trace context.'),
  'content-type': text('Of the data.', { const: 'application/json' }),
};

const optional = [
  'ce_previoussequence',
  'ce_effectivefrom',
  'ce_evidence',
  'ce_commitevidence',
  'ce_retracts',
  'ce_causationid',
  'ce_traceparent',
];

const headers = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

/** Headers of a message that carries an event. */
export const eventHeaders: JsonSchema = headers({ ...place, ...told });

/** Headers of a message whose event may not leave. Its key is null: a stream’s name tells too. */
export const withheldHeaders: JsonSchema = headers({
  ...place,
  ce_id: text('The position: the event’s own id is withheld as well.', POSITION),
  ce_type: text('That something is here.', { const: WITHHELD }),
});
