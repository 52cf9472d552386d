import { WITHHELD } from '@contracts';
import type { Cause, Recorded } from '@platform/event-log';
import type { KafkaMessage } from 'kafkajs';

import { MessageUnreadable } from './kafka.errors';

/** An event as its message tells it: its commit's evidence stands on the commit's first alone. */
export type ToldFact = Omit<Recorded, 'provenance'> &
  Readonly<{
    provenance: Omit<Recorded['provenance'], 'evidence'>;
    commitEvidence: readonly string[] | undefined;
  }>;

/** What every message of ours tells. */
export type LogMessage = Readonly<{
  offset: bigint;
  position: bigint;
  generation: string;
  commit: Recorded['commit'];
  leafHash: string;
  /** Absent where the event is withheld. */
  told: ToldFact | undefined;
}>;

/** What a message of ours must have. */
type Headers = Readonly<{
  text: (name: string) => string;
  /** Of a text that ends with it, behind a colon, too. */
  whole: (name: string) => bigint;
}>;

/** @throws MessageUnreadable */
export const readMessage = (message: KafkaMessage): LogMessage => {
  const headers = headersOf(message);
  const place = {
    position: headers.whole('ce_sequence'),
    commit: {
      id: headers.text('ce_commitid'),
      index: Number(headers.whole('ce_commitindex')),
      size: Number(headers.whole('ce_commitsize')),
    },
    leafHash: headers.text('ce_leafhash'),
  };
  const isTold = headers.text('ce_type') !== WITHHELD;
  return {
    ...place,
    offset: BigInt(message.offset),
    generation: headers.text('ce_generation'),
    told: isTold ? toldFact(message, headers, place) : undefined,
  };
};

const headersOf = (message: KafkaMessage): Headers => {
  const text = (name: string) => {
    const value = optional(message, name);
    if (value === undefined) throw new MessageUnreadable(message.offset, `it has no ${name}`);
    return value;
  };
  const whole = (name: string) => {
    const last = text(name).split(':').at(-1) ?? '';
    if (/^\d{1,19}$/.test(last)) return BigInt(last);
    throw new MessageUnreadable(message.offset, `its ${name} is no whole number`);
  };
  return { text, whole };
};

const optional = ({ headers }: KafkaMessage, name: string): string | undefined => {
  const value = headers?.[name];
  return Array.isArray(value) ? value[0]?.toString() : value?.toString();
};

const dataOf = ({ value, offset }: KafkaMessage): object => {
  try {
    const data: unknown = JSON.parse(value?.toString() ?? '');
    if (typeof data === 'object' && data !== null) return data;
  } catch {
    // Below, as anything else that is no object.
  }
  throw new MessageUnreadable(offset, 'its value is no object in JSON');
};

const toldFact = (
  message: KafkaMessage,
  { text, whole }: Headers,
  place: Pick<Recorded, 'position' | 'commit' | 'leafHash'>,
): ToldFact => {
  const commitEvidence = optional(message, 'ce_commitevidence');
  return {
    type: text('ce_type'),
    data: dataOf(message),
    id: text('ce_id'),
    ...place,
    recordedAt: text('ce_recordedtime'),
    evidence: hashes(optional(message, 'ce_evidence') ?? ''),
    stream: text('ce_partitionkey'),
    version: Number(whole('ce_streamversion')),
    subject: text('ce_subject'),
    schemaVersion: Number(whole('ce_dataschema')),
    provenance: {
      commandId: text('ce_commandid'),
      correlationId: text('ce_correlationid'),
      causationId: optional(message, 'ce_causationid') ?? null,
      actor: text('ce_actor'),
      cause: text('ce_cause') as Cause,
    },
    commitEvidence: commitEvidence === undefined ? undefined : hashes(commitEvidence),
  };
};

const hashes = (listed: string): readonly string[] => (listed === '' ? [] : listed.split(','));
